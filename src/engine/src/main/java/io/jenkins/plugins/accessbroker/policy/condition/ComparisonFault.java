package io.jenkins.plugins.accessbroker.policy.condition;

import java.util.Objects;

/** Patterns could not be compared exactly. Nothing is known then: neither that one is within another nor that it is not. */
public final class ComparisonFault extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why not. */
    public enum Reason {
        /** It would take more than the {@link Effort} that there is. */
        TOO_ENTANGLED,
        /** The only names that tell the patterns apart are longer than a name can be, as far as is known. */
        NAMES_TOO_LONG,
        /** The patterns use up every character that a name can be made of. */
        NO_CHARACTER_LEFT
    }

    private final Reason reason;

    ComparisonFault(Reason reason, String message) {
        super(message);
        this.reason = Objects.requireNonNull(reason);
    }

    public Reason reason() {
        return reason;
    }
}
