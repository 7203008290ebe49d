package io.jenkins.plugins.accessbroker.plugin.config;

import java.util.Objects;

/** What a person says of a version of the policies does not count. Its message is fit for that person. */
public final class ReviewRefused extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** It is not the version that waits, or not what it was compared with. */
        CHANGED,
        /** The version cannot be approved by anybody, or nothing waits. */
        NOT_REVIEWED,
        /** The person is none of those who approve, or is an author of the change. */
        NOT_APPROVER,
        /** It could not be recorded or kept. */
        FAULT
    }

    private final Reason reason;

    ReviewRefused(Reason reason, String message) {
        super(message);
        this.reason = Objects.requireNonNull(reason);
    }

    ReviewRefused(Exception cause) {
        super(cause.getMessage(), cause);
        this.reason = Reason.FAULT;
    }

    public Reason reason() {
        return reason;
    }
}
