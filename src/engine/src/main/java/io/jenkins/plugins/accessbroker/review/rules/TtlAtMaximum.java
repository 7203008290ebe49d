package io.jenkins.plugins.accessbroker.review.rules;

import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.review.check.Warning;
import io.jenkins.plugins.accessbroker.text.Durations;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.time.Instant;
import java.util.Optional;

/** A ttl that is the longest that the issuer gives. */
final class TtlAtMaximum extends EachGrant {
    TtlAtMaximum() {
        super(
                "ttl-at-maximum",
                "What leaks can be used for as long as it lives: give a credential the time that the job runs.");
    }

    @Override
    Optional<Warning> check(Grant grant, Instant time) {
        return grant.scope()
                .longest()
                .filter(grant.scope().ttl()::equals)
                .map(longest -> Warning.of(
                        id(),
                        grant.at(),
                        "grant " + Quote.of(grant.name().toString()) + " has a `ttl` of " + Durations.format(longest)
                                + ", the longest that there is: choose how long the job runs",
                        grant));
    }
}
