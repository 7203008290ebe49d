package io.jenkins.plugins.accessbroker.audit.log;

import java.util.Objects;

/** Why the audit log could not be opened, read or appended to. */
public final class LogFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    LogFault(Reason reason, String message) {
        super(message);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    LogFault(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /** What kind of fault this is. */
    public Reason reason() {
        return reason;
    }

    /** Whether the operator of the controller can end the fault; otherwise it is a fault of this program. */
    public boolean operators() {
        return reason.operators;
    }

    /** The kinds of fault. */
    public enum Reason {
        /** Another log, in this process or another, has the directory open. */
        LOCKED(true),
        /** A file or directory cannot be created, written, forced to disk, renamed or deleted. */
        UNWRITABLE(true),
        /** A file or directory cannot be read. */
        UNREADABLE(true),
        /** The disk, or the quota on it, is full. */
        FULL(true),
        /** What is on disk contradicts the checkpoint, or is not of the log's format. */
        CORRUPT(true),
        /** A file or directory of the log is not there, or is not the one that was opened. */
        MISSING(true),
        /** The signing key or a public key cannot be used. */
        KEY(true),
        /** An earlier append failed: the log takes no more until it is opened again. */
        STOPPED(true),
        /** The log has been closed. */
        CLOSED(false),
        /** The entry is empty, or longer than 65,535 bytes. */
        TOO_LARGE(false),
        /** A fault of this program. */
        INTERNAL(false);

        private final boolean operators;

        Reason(boolean operators) {
            this.operators = operators;
        }
    }
}
