package io.jenkins.plugins.accessbroker.policy.condition;

/**
 * How much work exact comparisons may still take. Comparing sets of patterns is hard in the worst case, so that hostile
 * patterns end here and not in time or memory. Not safe for use by several threads.
 */
public final class Effort {
    /** Steps of one comparison: well under a second, and under 100 MB of memory. */
    public static final long ONE_COMPARISON = 5_000_000;

    private final Effort whole;
    private long left;

    /**
     * A bounded effort.
     *
     * @param steps how many places of patterns may be looked at, at least 1
     */
    public Effort(long steps) {
        this(steps, null);
    }

    private Effort(long steps, Effort whole) {
        if (steps < 1) {
            throw new IllegalArgumentException("effort of " + steps + " steps, expected 1 or more");
        }
        this.left = steps;
        this.whole = whole;
    }

    /** Effort for one comparison. */
    public static Effort ofOneComparison() {
        return new Effort(ONE_COMPARISON);
    }

    /** Effort for a part of the work, whose steps are taken from this one too. */
    public Effort part(long steps) {
        return new Effort(steps, this);
    }

    /**
     * Takes steps.
     *
     * @throws ComparisonFault if there are not so many left
     */
    public void take(long steps) throws ComparisonFault {
        if (whole != null) {
            whole.take(steps);
        }
        left -= steps;
        if (left < 0) {
            throw new ComparisonFault(
                    ComparisonFault.Reason.TOO_ENTANGLED,
                    "patterns and denies overlap in too many ways to be compared exactly: use fewer, simpler ones");
        }
    }
}
