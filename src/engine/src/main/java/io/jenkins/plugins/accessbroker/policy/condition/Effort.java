package io.jenkins.plugins.accessbroker.policy.condition;

/**
 * How much work exact comparisons may still take. Comparing sets of patterns is hard in the worst case, so that hostile
 * patterns end here and not in time or memory. Not safe for use by several threads.
 */
public final class Effort {
    /** Steps of one comparison: well under a second, and under 100 MB of memory. */
    public static final long ONE_COMPARISON = 5_000_000;

    private long left;

    /**
     * A bounded effort.
     *
     * @param steps how many places of patterns may be looked at, at least 1
     */
    public Effort(long steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("effort of " + steps + " steps, expected 1 or more");
        }
        this.left = steps;
    }

    /** Effort for one comparison. */
    public static Effort ofOneComparison() {
        return new Effort(ONE_COMPARISON);
    }

    /**
     * Takes steps.
     *
     * @throws ComparisonFault if there are not so many left
     */
    public void take(long steps) throws ComparisonFault {
        left -= steps;
        if (left < 0) {
            throw new ComparisonFault(
                    ComparisonFault.Reason.TOO_ENTANGLED,
                    "too many ways in which the patterns and denies overlap to compare them exactly: use fewer, simpler"
                            + " ones");
        }
    }

    /** How many steps are left. */
    public long left() {
        return Math.max(left, 0);
    }
}
