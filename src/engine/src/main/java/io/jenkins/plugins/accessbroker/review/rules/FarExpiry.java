package io.jenkins.plugins.accessbroker.review.rules;

import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.Policy;
import io.jenkins.plugins.accessbroker.policy.RegisteredAgent;
import io.jenkins.plugins.accessbroker.review.check.Rule;
import io.jenkins.plugins.accessbroker.review.check.Warning;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A grant or a registration whose last day is more than a year ahead. */
final class FarExpiry implements Rule {
    @Override
    public String id() {
        return "far-expiry";
    }

    @Override
    public String explanation() {
        return "An expiry makes somebody look again whether access is still needed, once a year at least: choose a day within"
                + " the year.";
    }

    @Override
    public List<Warning> check(PolicySet policies, Instant time) {
        LocalDate latest = time.atZone(ZoneOffset.UTC).toLocalDate().plusYears(1);
        List<Warning> found = new ArrayList<>();
        for (Policy policy : policies.policies()) {
            for (Grant grant : policy.grants()) {
                if (grant.expires().isAfter(latest)) {
                    String message = message("grant " + Quote.of(grant.name().toString()), grant.expires());
                    found.add(Warning.of(id(), grant.expiresAt(), message, grant));
                }
            }
            for (RegisteredAgent agent : policy.codingAgents()) {
                if (agent.expires().isAfter(latest)) {
                    String message = message("coding agent " + Quote.of(agent.id()), agent.expires());
                    found.add(Warning.of(id(), agent.at(), message, policy));
                }
            }
        }
        return found;
    }

    private static String message(String what, LocalDate expires) {
        return what + " expires on " + expires + ", more than a year ahead: choose a day within the year";
    }
}
