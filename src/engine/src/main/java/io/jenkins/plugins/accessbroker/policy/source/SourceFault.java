package io.jenkins.plugins.accessbroker.policy.source;

import java.util.Objects;

/** A newer version of the policies cannot be had, or what is kept of them cannot be used. What is in force stays. */
public final class SourceFault extends Exception {
    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Reason {
        /** The source is not one that can be read from: a bad address, a branch that is not there. */
        CONFIGURATION,
        /** The source does not answer, or refuses. */
        UNREACHABLE,
        /** The branch's history does not contain the commit in force any more. */
        REWRITTEN,
        /** The source has more than is taken. */
        TOO_LARGE,
        /** Signatures or files of the source cannot be read. */
        UNREADABLE,
        /** Somebody else is updating what is kept. */
        LOCKED,
        /** What is kept cannot be written. */
        UNWRITABLE,
        /** What is kept is damaged. */
        CORRUPT
    }

    private final Reason reason;

    public SourceFault(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = Objects.requireNonNull(reason);
    }

    public SourceFault(Reason reason, String message) {
        this(reason, message, null);
    }

    public Reason reason() {
        return reason;
    }
}
