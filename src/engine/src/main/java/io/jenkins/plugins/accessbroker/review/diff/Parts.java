package io.jenkins.plugins.accessbroker.review.diff;

import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.policy.Deny;
import io.jenkins.plugins.accessbroker.policy.Offboarding;
import io.jenkins.plugins.accessbroker.policy.Policy;
import io.jenkins.plugins.accessbroker.policy.RegisteredAgent;
import io.jenkins.plugins.accessbroker.review.space.Sides;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The denies and registrations of a set, by name, each with all that it says. */
final class Parts {
    private Parts() {}

    static List<PartChange> between(PolicySet before, PolicySet after) {
        SortedMap<String, List<Object>> was = of(before);
        SortedMap<String, List<Object>> is = of(after);
        Set<String> names = new TreeSet<>(was.keySet());
        names.addAll(is.keySet());
        List<PartChange> changes = new ArrayList<>();
        for (String name : names) {
            if (!was.containsKey(name)) {
                changes.add(new PartChange(name, PartChange.Kind.NEW));
            } else if (!is.containsKey(name)) {
                changes.add(new PartChange(name, PartChange.Kind.GONE));
            } else if (!was.get(name).equals(is.get(name))) {
                changes.add(new PartChange(name, PartChange.Kind.CHANGED));
            }
        }
        return changes;
    }

    private static SortedMap<String, List<Object>> of(PolicySet policies) {
        SortedMap<String, List<Object>> parts = new TreeMap<>();
        for (Policy policy : policies.policies()) {
            for (Deny deny : policy.denies()) {
                parts.put(
                        "deny " + deny.policy() + "/" + deny.name(),
                        List.of(
                                deny.owner(),
                                deny.purpose(),
                                deny.expires(),
                                Set.copyOf(deny.grants()),
                                Sides.meaning(deny.conditions())));
            }
            for (RegisteredAgent agent : policy.codingAgents()) {
                parts.put(
                        "coding agent " + Quote.of(agent.id()),
                        List.of(
                                agent.owner(),
                                agent.purpose(),
                                agent.expires(),
                                agent.offboarded().map(Offboarding::day)));
            }
        }
        return parts;
    }
}
