package io.jenkins.plugins.accessbroker.issuer.aws;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The moment at which everything has to be over, by a clock that nobody sets. */
final class Deadline {
    private final LongSupplier nanos;
    private final long end;

    private Deadline(LongSupplier nanos, long end) {
        this.nanos = nanos;
        this.end = end;
    }

    static Deadline in(Duration time, LongSupplier nanos) {
        return new Deadline(nanos, nanos.getAsLong() + time.toNanos());
    }

    /** The time that is left, nothing when it is over. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, end - nanos.getAsLong()));
    }
}
