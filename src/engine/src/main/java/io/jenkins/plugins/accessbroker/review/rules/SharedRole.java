package io.jenkins.plugins.accessbroker.review.rules;

import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.Policy;
import io.jenkins.plugins.accessbroker.review.check.Rule;
import io.jenkins.plugins.accessbroker.review.check.Warning;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One role that many grants give whole. */
final class SharedRole implements Rule {
    /** Grants from which on a role counts as shared by many. */
    static final int MANY = 5;

    @Override
    public String id() {
        return "shared-role";
    }

    @Override
    public String explanation() {
        return "A role that serves many grants has the power that any of them needs, and each grant gives all of it: add a"
                + " `sessionPolicy` that says what this one needs, or a role for each.";
    }

    @Override
    public List<Warning> check(PolicySet policies, Instant time) {
        Map<String, List<Grant>> byRole = new LinkedHashMap<>();
        for (Policy policy : policies.policies()) {
            for (Grant grant : policy.grants()) {
                grant.scope()
                        .wholeIdentity()
                        .ifPresent(role -> byRole.computeIfAbsent(role, key -> new ArrayList<>())
                                .add(grant));
            }
        }
        List<Warning> found = new ArrayList<>();
        byRole.forEach((role, grants) -> {
            if (grants.size() >= MANY) {
                grants.forEach(grant -> found.add(warning(role, grant, grants.size())));
            }
        });
        return found;
    }

    private Warning warning(String role, Grant grant, int count) {
        String message = "grant " + Quote.of(grant.name().toString()) + " gives all of " + Quote.of(role) + ", as "
                + (count - 1) + " other grants do: add a `sessionPolicy`, or make it a role of its own";
        return Warning.of(id(), grant.at(), message, grant);
    }
}
