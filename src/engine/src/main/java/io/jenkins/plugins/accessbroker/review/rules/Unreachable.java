package io.jenkins.plugins.accessbroker.review.rules;

import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.review.check.Rule;
import io.jenkins.plugins.accessbroker.review.check.Warning;
import io.jenkins.plugins.accessbroker.review.reach.Reach;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.time.Instant;
import java.util.List;

/** A grant that permits no request: its conditions contradict each other, or denies take all that is left. */
final class Unreachable implements Rule {
    @Override
    public String id() {
        return "unreachable";
    }

    @Override
    public String explanation() {
        return "Its conditions contradict each other, or denies take all that they leave: nobody gets what it gives, and"
                + " everybody who reads it believes otherwise.";
    }

    @Override
    public List<Warning> check(PolicySet policies, Instant time) {
        return Reach.unreachable(policies, time).stream()
                .map(grant -> Warning.of(
                        id(),
                        grant.at(),
                        "no request can be permitted by grant "
                                + Quote.of(grant.name().toString())
                                + ": correct its conditions or the denies that concern it, or remove it",
                        grant))
                .toList();
    }
}
