package io.jenkins.plugins.accessbroker.cli.console;

import java.util.Objects;

/** A command could not do what it was asked to. The message says what to do about it. */
public final class CliFault extends Exception {
    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Reason {
        /** A file or directory cannot be read or written. */
        FILE,
        /** What a file says is not what was expected. */
        INVALID,
        /** The command to run could not be started. */
        NOT_STARTED,
        /** The command ran, and the end of its lease is not recorded. */
        NOT_ENDED,
        /** The demo did not show what it must. */
        NOT_SHOWN,
        /** The command was asked to stop before it could begin. */
        INTERRUPTED
    }

    private final Reason reason;

    public CliFault(Reason reason, String message) {
        this(reason, message, null);
    }

    public CliFault(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = Objects.requireNonNull(reason);
    }

    public Reason reason() {
        return reason;
    }
}
