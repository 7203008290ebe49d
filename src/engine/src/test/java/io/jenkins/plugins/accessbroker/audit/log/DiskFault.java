package io.jenkins.plugins.accessbroker.audit.log;

import io.jenkins.plugins.accessbroker.audit.log.FaultyDisk.Call;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;

/** What goes wrong at the n-th of some calls, counted from 1. Thread-safe. */
final class DiskFault {
    private final Set<Call> calls;
    private final Kind kind;
    private final int at;
    private final String error;
    private int count;

    private DiskFault(Set<Call> calls, Kind kind, int at, String error) {
        this.calls = calls;
        this.kind = kind;
        this.at = at;
        this.error = error;
    }

    /** A fault at the n-th call; the operating system's word for it is {@code error}. */
    static DiskFault at(int n, Set<Call> calls, Kind kind, String error) {
        return new DiskFault(calls, kind, n, error);
    }

    /** Whether it has happened. */
    synchronized boolean met() {
        return count >= at;
    }

    private synchronized boolean now(Call call) {
        if (!calls.contains(call)) {
            return false;
        }
        count++;
        return kind == Kind.FROM_THEN_ON ? count >= at : count == at;
    }

    /** Makes a call; it goes wrong if it is its turn. */
    <T> T in(Call call, Attempt.Read<T> access) throws IOException {
        if (!now(call)) {
            return access.run();
        }
        if (kind == Kind.AFTER) {
            access.run();
        }
        throw new IOException(error);
    }

    /** Reads or writes; if it is its turn, in part or not at all. */
    int transfer(Call call, ByteBuffer bytes, Transfer transfer) throws IOException {
        if (!now(call)) {
            return transfer.of(bytes);
        }
        if (kind == Kind.SHORT) {
            return part(bytes, 1, transfer);
        }
        if (kind == Kind.AFTER) {
            part(bytes, bytes.remaining() / 2, transfer);
        }
        throw new IOException(error);
    }

    private static int part(ByteBuffer bytes, int length, Transfer transfer) throws IOException {
        int limit = bytes.limit();
        bytes.limit(Math.min(limit, bytes.position() + length));
        try {
            return transfer.of(bytes);
        } finally {
            bytes.limit(limit);
        }
    }

    interface Transfer {
        int of(ByteBuffer bytes) throws IOException;
    }

    enum Kind {
        /** The call has no effect and fails. */
        BEFORE,
        /** The call has its effect, half of it if it reads or writes, and fails. */
        AFTER,
        /** The call, and each of these calls after it, has no effect and fails. */
        FROM_THEN_ON,
        /** A read or a write is of one byte, which is no failure. */
        SHORT
    }
}
