package io.jenkins.plugins.accessbroker.review.test;

import io.jenkins.plugins.accessbroker.request.GrantName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a test says of its request, or what a file says of the requests of all its tests.
 *
 * @param grant what is asked for
 * @param ttl how long the credential shall live
 * @param time when it is asked
 * @param facts what is said of the build
 */
record Asked(Optional<GrantName> grant, Optional<Duration> ttl, Optional<Instant> time, Facts facts) {
    static final Asked NOTHING = new Asked(Optional.empty(), Optional.empty(), Optional.empty(), Facts.NONE);

    /** All that this says, and what {@code base} says besides. */
    Asked over(Asked base) {
        return new Asked(grant.or(base::grant), ttl.or(base::ttl), time.or(base::time), facts.over(base.facts));
    }
}
