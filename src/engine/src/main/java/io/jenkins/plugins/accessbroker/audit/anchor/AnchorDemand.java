package io.jenkins.plugins.accessbroker.audit.anchor;

import java.time.Duration;
import java.util.Objects;

/**
 * How far an anchor may be behind the log until nothing is given any more.
 *
 * @param age since the oldest entry that is not anchored was recorded; over zero
 * @param entries that are not anchored, at most; 1 or more
 */
public record AnchorDemand(Duration age, long entries) {
    /** Checks both. */
    public AnchorDemand {
        Objects.requireNonNull(age);
        if (age.isNegative() || age.isZero() || entries < 1) {
            throw new IllegalArgumentException(
                    "an anchor cannot be demanded to be never behind the log: give `1m` and" + " `1` entry or more");
        }
    }
}
