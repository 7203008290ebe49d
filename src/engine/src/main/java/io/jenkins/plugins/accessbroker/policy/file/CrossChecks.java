package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.Deny;
import io.jenkins.plugins.accessbroker.policy.Policy;
import io.jenkins.plugins.accessbroker.policy.RegisteredAgent;
import io.jenkins.plugins.accessbroker.policy.condition.CodingAgents;
import io.jenkins.plugins.accessbroker.policy.condition.Condition;
import io.jenkins.plugins.accessbroker.policy.condition.Glob;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import io.jenkins.plugins.accessbroker.policy.document.Suggestion;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Checks that the policies of a set fit each other: no name twice, nothing named that is not there. */
final class CrossChecks {
    /** Comparisons of a pattern that has stars with a grant's name at most, so that a set is checked in seconds. */
    static final long MAX_COMPARISONS = 2_000_000;

    private final List<Policy> policies;
    private final List<Problem> problems;

    CrossChecks(List<Policy> policies, List<Problem> problems) {
        this.policies = policies;
        this.problems = problems;
    }

    /** No two policies share a name, and no two coding agents an id. */
    void names() {
        Map<String, Position> names = new HashMap<>();
        Map<String, Position> ids = new HashMap<>();
        for (Policy policy : policies) {
            claim(names, "policy name", policy.name(), policy.at());
            for (RegisteredAgent agent : policy.codingAgents()) {
                claim(ids, "coding agent", agent.id(), agent.at());
            }
        }
    }

    /** Every coding agent that a condition names is registered, and every pattern of a deny matches a grant. */
    void references() {
        Set<String> agents = policies.stream()
                .flatMap(policy -> policy.codingAgents().stream())
                .map(RegisteredAgent::id)
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> grants = policies.stream()
                .flatMap(policy -> policy.grants().stream())
                .map(grant -> grant.name().toString())
                .toList();
        if (tooManyPatterns(grants.size())) {
            return;
        }
        for (Policy policy : policies) {
            policy.grants().forEach(grant -> registered(grant.conditions(), agents));
            for (Deny deny : policy.denies()) {
                registered(deny.conditions(), agents);
                deny.grants().forEach(glob -> concerning(deny, glob, grants));
            }
        }
    }

    private boolean tooManyPatterns(long grants) {
        long patterns = 0;
        for (Policy policy : policies) {
            for (Deny deny : policy.denies()) {
                patterns +=
                        deny.grants().stream().filter(glob -> !glob.isLiteral()).count();
                if (patterns * grants > MAX_COMPARISONS) {
                    add(
                            deny.at(),
                            "denies have " + patterns + " patterns with stars for " + grants
                                    + " grants up to here, more than can be compared: use fewer, wider patterns");
                    return true;
                }
            }
        }
        return false;
    }

    private void claim(Map<String, Position> claimed, String what, String name, Position at) {
        Position first = claimed.putIfAbsent(name, at);
        if (first != null) {
            add(at, "the " + what + " " + Quote.of(name) + " is already at " + first + ": rename one of the two");
        }
    }

    private void registered(List<Condition> conditions, Set<String> agents) {
        for (Condition condition : conditions) {
            if (condition instanceof CodingAgents named) {
                named.ids().stream()
                        .filter(id -> !agents.contains(id))
                        .forEach(id -> add(named.at(), unregistered(id, agents)));
            }
        }
    }

    private static String unregistered(String id, Set<String> agents) {
        return "the coding agent " + Quote.of(id) + " is not registered: "
                + Suggestion.nearest(agents, id)
                        .map(near -> "did you mean " + Quote.of(near))
                        .orElse("register it under `codingAgents` of a policy");
    }

    private void concerning(Deny deny, Glob glob, List<String> grants) {
        if (grants.stream().noneMatch(glob::matches)) {
            add(
                    deny.at(),
                    "the deny " + Quote.of(deny.name()) + " is about grants " + Quote.of(glob.pattern())
                            + ", but no grant has such a name: correct its `grants`");
        }
    }

    private void add(Position at, String message) {
        problems.add(new Problem(at, message));
    }
}
