package io.jenkins.plugins.accessbroker.review.rules;

import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.condition.AgentClouds;
import io.jenkins.plugins.accessbroker.policy.condition.AgentLabels;
import io.jenkins.plugins.accessbroker.policy.condition.AgentLife;
import io.jenkins.plugins.accessbroker.policy.condition.AgentNames;
import io.jenkins.plugins.accessbroker.review.check.Warning;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.time.Instant;
import java.util.Optional;

/** A condition on agents that is their labels alone. */
final class LabelOnlyAgents extends EachGrant {
    LabelOnlyAgents() {
        super(
                "label-only-agents",
                "An agent can declare labels of its own when it connects, so labels keep nobody out: add `clouds`, `names` or `life`.");
    }

    @Override
    Optional<Warning> check(Grant grant, Instant time) {
        boolean more = condition(grant, AgentClouds.class).isPresent()
                || condition(grant, AgentNames.class).isPresent()
                || condition(grant, AgentLife.class).isPresent();
        return condition(grant, AgentLabels.class)
                .filter(labels -> !more)
                .map(labels -> Warning.of(
                        id(),
                        labels.at(),
                        "grant " + Quote.of(grant.name().toString())
                                + " knows its agents by labels alone, which an agent can declare: add `clouds`, `names`"
                                + " or `life`",
                        grant));
    }
}
