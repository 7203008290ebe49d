package io.jenkins.plugins.accessbroker.audit.log;

import java.util.Objects;

/**
 * What is at a path.
 *
 * @param kind what it is
 * @param size its bytes
 * @param identity equal for the same file only, while it exists; equal for all where the file system has no such thing
 */
record FileState(Kind kind, long size, Object identity) {
    FileState {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(identity, "identity");
    }

    boolean file() {
        return kind == Kind.FILE;
    }

    boolean directory() {
        return kind == Kind.DIRECTORY;
    }

    enum Kind {
        FILE,
        DIRECTORY,
        /** A symbolic link, a pipe, a device. */
        OTHER
    }
}
