package io.jenkins.plugins.accessbroker.review.space;

import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.policy.Deny;
import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.RegisteredAgent;
import io.jenkins.plugins.accessbroker.policy.condition.CodingAgents;
import io.jenkins.plugins.accessbroker.policy.condition.Condition;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes sides of grants; keeps what their denies mean, which many grants share. Not safe for use by several threads. */
public final class Sides {
    private final Map<Deny, Integer> meanings = new IdentityHashMap<>();
    private final Map<Set<Meaning>, Integer> numbers = new HashMap<>();

    /** A grant of a set as it stands at a time. */
    public Side at(PolicySet policies, Grant grant, Instant time) {
        List<Deny> denies = policies.concerning(grant.name()).stream()
                .filter(deny -> deny.inForce(time))
                .toList();
        Set<String> registered = ids(policies, grant)
                .filter(id -> policies.codingAgent(id)
                        .filter(agent -> time.isBefore(agent.stop()))
                        .isPresent())
                .collect(Collectors.toCollection(TreeSet::new));
        return new Side(policies, time, grant, Meaning.of(grant.conditions()), byMeaning(denies), registered);
    }

    /** What conditions ask for, wherever they stand: equal ones hold for the same builds. */
    public static Object meaning(Collection<Condition> conditions) {
        return Meaning.of(conditions);
    }

    /** The moments after a time at which what a grant of a set permits may change without a change of any file. */
    public Set<Instant> turns(PolicySet policies, Grant grant, Instant after) {
        Stream<Instant> ends = Stream.of(
                        Stream.of(grant.stop()),
                        policies.concerning(grant.name()).stream()
                                .map(Deny::end)
                                .flatMap(Optional::stream),
                        ids(policies, grant)
                                .map(policies::codingAgent)
                                .flatMap(Optional::stream)
                                .map(RegisteredAgent::stop))
                .flatMap(times -> times);
        return ends.filter(end -> end.isAfter(after)).collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<Integer, Deny> byMeaning(List<Deny> denies) {
        Map<Integer, Deny> byMeaning = new HashMap<>();
        denies.forEach(deny -> byMeaning.putIfAbsent(number(deny), deny));
        return byMeaning;
    }

    /** A number that denies have in common if and only if they concern the same builds. */
    private int number(Deny deny) {
        return meanings.computeIfAbsent(
                deny, key -> numbers.computeIfAbsent(Meaning.of(deny.conditions()), meaning -> numbers.size()));
    }

    /** The coding agents that a grant can let through. */
    private static Stream<String> ids(PolicySet policies, Grant grant) {
        List<CodingAgents> named = grant.conditions().stream()
                .filter(CodingAgents.class::isInstance)
                .map(CodingAgents.class::cast)
                .toList();
        return named.isEmpty()
                ? policies.policies().stream()
                        .flatMap(policy -> policy.codingAgents().stream())
                        .map(RegisteredAgent::id)
                : named.get(0).ids().stream();
    }
}
