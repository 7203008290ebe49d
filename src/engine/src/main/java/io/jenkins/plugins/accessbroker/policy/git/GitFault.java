package io.jenkins.plugins.accessbroker.policy.git;

import java.util.Objects;

/** A Git repository or a revision of it cannot be used. The message says what to do about it. */
public final class GitFault extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Reason {
        /** There is no repository where one was said to be. */
        NO_REPOSITORY,
        /** The repository has no such revision, or the revision no such directory. */
        NO_REVISION,
        /** The repository has something else than what its own objects say, or cannot be read. */
        UNREADABLE,
        /** There is more in the revision than is looked at. */
        TOO_LARGE
    }

    private final Reason reason;

    GitFault(Reason reason, String message) {
        this(reason, message, null);
    }

    GitFault(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = Objects.requireNonNull(reason);
    }

    public Reason reason() {
        return reason;
    }
}
