package io.jenkins.plugins.accessbroker.decision;

import java.util.Objects;

/**
 * Whether a build may use a credential that policies guard.
 *
 * @param decision on the grant that permits it; where none does, on the one that comes closest
 * @param outcome what becomes of the use
 */
public record UseDecision(Decision decision, Outcome outcome) {

    /** What becomes of a use. */
    public enum Outcome {
        /** A grant permits it. */
        PERMITTED,
        /** No grant permits it, and every policy that guards the credential only observes: it goes on, recorded. */
        OBSERVED,
        /** No grant permits it: it is stopped. */
        DENIED
    }

    public UseDecision {
        Objects.requireNonNull(outcome);
        if (decision instanceof Decision.Permitted != (outcome == Outcome.PERMITTED)) {
            throw new IllegalArgumentException("a use that is " + outcome + " has the decision of another");
        }
    }
}
