package io.jenkins.plugins.accessbroker.review.rules;

import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.review.check.Rule;
import io.jenkins.plugins.accessbroker.review.check.Warning;
import io.jenkins.plugins.accessbroker.review.reach.Cover;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.time.Instant;
import java.util.List;

/** A grant that another one makes unnecessary. */
final class Covered implements Rule {
    @Override
    public String id() {
        return "covered";
    }

    @Override
    public String explanation() {
        return "Another grant gives all that it gives to every build that it gives to: to narrow or remove the one alone"
                + " changes nothing.";
    }

    @Override
    public List<Warning> check(PolicySet policies, Instant time) {
        return Cover.find(policies, time).stream()
                .map(cover -> Warning.of(
                        id(),
                        cover.grant().at(),
                        "grant " + Quote.of(cover.grant().name().toString()) + " gives nothing that grant "
                                + Quote.of(cover.by().name().toString()) + " at "
                                + cover.by().at()
                                + " does not give to the same builds: remove one of them, or narrow the other",
                        cover.grant()))
                .toList();
    }
}
