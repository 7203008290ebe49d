package io.jenkins.plugins.accessbroker.decision;

import io.jenkins.plugins.accessbroker.policy.Glob;
import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.Policy;
import io.jenkins.plugins.accessbroker.policy.condition.Condition;
import io.jenkins.plugins.accessbroker.policy.condition.Jobs;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.request.GrantName;
import io.jenkins.plugins.accessbroker.text.EditDistance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds grants that a denied request may have meant, looking at a bounded number of them. */
final class Neighbours {
    /** Grants that are looked at in each of the three ways. */
    private static final int LOOKED_AT = 32;
    /** Grants that are named. */
    private static final int NAMED = 3;
    /** Changed characters up to which a name counts as mistyped. */
    private static final int MISTYPED = 3;

    private final JobIndex<GrantName> byJob = new JobIndex<>();
    private final Map<String, List<GrantName>> byPolicy = new HashMap<>();
    private final Map<String, List<GrantName>> byLocalName = new HashMap<>();

    Neighbours(Collection<Policy> policies) {
        policies.stream()
                .flatMap(policy -> policy.grants().stream())
                .sorted(Comparator.comparing(Grant::name))
                .forEach(this::add);
    }

    /** Grants whose names or jobs are near; never the one that was asked for. */
    Set<GrantName> of(AccessRequest request) {
        GrantName asked = request.grant();
        Set<GrantName> near =
                new LinkedHashSet<>(byJob.candidates(request.build().job().name(), LOOKED_AT));
        near.addAll(first(byLocalName.get(asked.name())));
        first(byPolicy.get(asked.policy())).stream()
                .filter(name -> distance(name, asked) <= MISTYPED)
                .forEach(near::add);
        near.remove(asked);
        return near;
    }

    /** The closest of them: permitted ones, then those with the fewest failed conditions, then those of alike name. */
    List<NearMiss> closest(GrantName asked, List<NearMiss> found) {
        return found.stream()
                .filter(miss -> miss.failed().size() <= 1 || distance(miss.grant(), asked) <= MISTYPED)
                .sorted(Comparator.comparingInt((NearMiss miss) -> miss.failed().size())
                        .thenComparingInt(miss -> distance(miss.grant(), asked))
                        .thenComparing(NearMiss::grant))
                .limit(NAMED)
                .toList();
    }

    private void add(Grant grant) {
        GrantName name = grant.name();
        byPolicy.computeIfAbsent(name.policy(), key -> new ArrayList<>()).add(name);
        byLocalName.computeIfAbsent(name.name(), key -> new ArrayList<>()).add(name);
        for (Condition condition : grant.conditions()) {
            if (condition instanceof Jobs jobs) {
                for (Glob glob : jobs.names()) {
                    byJob.add(glob, name);
                }
            }
        }
    }

    private static List<GrantName> first(List<GrantName> names) {
        return names == null ? List.of() : names.subList(0, Math.min(names.size(), LOOKED_AT));
    }

    private static int distance(GrantName left, GrantName right) {
        return EditDistance.of(left.toString(), right.toString());
    }
}
