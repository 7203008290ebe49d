package io.jenkins.plugins.accessbroker.issuer.call;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The moment at which everything has to be over, by a clock that nobody sets. */
public final class Deadline {
    private final LongSupplier nanos;
    private final long end;

    private Deadline(LongSupplier nanos, long end) {
        this.nanos = nanos;
        this.end = end;
    }

    /** A deadline so far from now, by a clock in nanoseconds. */
    public static Deadline in(Duration time, LongSupplier nanos) {
        return new Deadline(nanos, nanos.getAsLong() + time.toNanos());
    }

    /** The time that is left, but at most so much. */
    public Duration left(Duration most) {
        Duration left = left();
        return left.compareTo(most) <= 0 ? left : most;
    }

    /** The time that is left, nothing when it is over. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, end - nanos.getAsLong()));
    }
}
