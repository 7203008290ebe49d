package io.jenkins.plugins.accessbroker.review.check;

import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.policy.Acceptance;
import io.jenkins.plugins.accessbroker.policy.Policy;
import io.jenkins.plugins.accessbroker.request.GrantName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Checks policies by rules, side by side, and sets the warnings that they accept apart. */
public final class PolicyCheck {
    private final List<Rule> rules;

    /**
     * A check by these rules.
     *
     * @throws IllegalArgumentException if two of them have one id
     */
    public PolicyCheck(Collection<Rule> rules) {
        this.rules = List.copyOf(rules);
        if (ids().stream().distinct().count() != this.rules.size()) {
            throw new IllegalArgumentException("two rules have one id");
        }
    }

    /** Checks policies as of a time. Pure. */
    public Review check(PolicySet policies, Instant time) {
        Map<String, List<Acceptance>> byPolicy = new HashMap<>();
        Map<GrantName, List<Acceptance>> byGrant = new HashMap<>();
        for (Policy policy : policies.policies()) {
            byPolicy.put(policy.name(), policy.accepted());
            policy.grants().forEach(grant -> byGrant.put(grant.name(), grant.accepted()));
        }
        Acceptances acceptances = new Acceptances(ids(), time);
        List<Warning> warnings = new ArrayList<>();
        List<Accepted> accepted = new ArrayList<>();
        for (Warning warning : found(policies, time)) {
            Stream<Acceptance> about = Stream.concat(
                    warning.grant().map(byGrant::get).orElse(List.of()).stream(),
                    byPolicy.getOrDefault(warning.policy(), List.of()).stream());
            acceptances
                    .of(warning, about)
                    .ifPresentOrElse(by -> accepted.add(new Accepted(warning, by)), () -> warnings.add(warning));
        }
        policies.policies().forEach(policy -> warnings.addAll(acceptances.idle(policy)));
        return new Review(warnings.stream().sorted().toList(), accepted);
    }

    private List<Warning> found(PolicySet policies, Instant time) {
        return rules.parallelStream()
                .flatMap(rule -> rule.check(policies, time).stream())
                .sorted()
                .toList();
    }

    private List<String> ids() {
        return rules.stream().map(Rule::id).toList();
    }
}
