package io.jenkins.plugins.accessbroker.decision;

import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.Policy;
import io.jenkins.plugins.accessbroker.policy.condition.Condition;
import io.jenkins.plugins.accessbroker.policy.condition.Glob;
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
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds grants that a denied request may have meant: of a grant that exists, others for the same job; of one that does
 * not, also those of a like name. It looks at a bounded number of them, so that a denial costs the same in a large set.
 */
final class Neighbours {
    /** Grants for the same job that are looked at. */
    private static final int JOBS_LOOKED_AT = 8;
    /** Names that are compared with the one that was asked for. */
    private static final int NAMES_COMPARED = 32;
    /** Grants that are named. */
    private static final int NAMED = 3;
    /** Changed characters up to which a name counts as mistyped. */
    private static final int MISTYPED = 3;

    private final JobIndex<GrantName> byJob = new JobIndex<>();
    private final Map<String, List<GrantName>> byPolicy = new HashMap<>();
    private final Map<String, List<GrantName>> byLocalName = new HashMap<>();

    /** A near miss, and how far its name is from the one that was asked for. */
    private record Ranked(NearMiss miss, int distance) {}

    Neighbours(Collection<Policy> policies) {
        policies.stream()
                .flatMap(policy -> policy.grants().stream())
                .sorted(Comparator.comparing(Grant::name))
                .forEach(this::add);
    }

    /** Grants for the same job, never the one that was asked for. */
    Set<GrantName> forJob(AccessRequest request) {
        Set<GrantName> near =
                new LinkedHashSet<>(byJob.candidates(request.build().job().name(), JOBS_LOOKED_AT));
        near.remove(request.grant());
        return near;
    }

    /** Grants whose names are a few characters away from the one that was asked for. */
    Set<GrantName> likeNamed(GrantName asked) {
        return Stream.of(byLocalName.get(asked.name()), byPolicy.get(asked.policy()))
                .filter(Objects::nonNull)
                .flatMap(names -> names.stream().limit(NAMES_COMPARED))
                .filter(name -> !name.equals(asked) && distance(name, asked) <= MISTYPED)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The closest of them: permitted ones, then those with the fewest failed conditions, then those of alike name. */
    static List<NearMiss> closest(GrantName asked, List<NearMiss> found) {
        return found.stream()
                .map(miss -> new Ranked(miss, distance(miss.grant(), asked)))
                .filter(ranked -> ranked.miss().failed().size() <= 1 || ranked.distance() <= MISTYPED)
                .sorted(Comparator.comparingInt(
                                (Ranked ranked) -> ranked.miss().failed().size())
                        .thenComparingInt(Ranked::distance)
                        .thenComparing(ranked -> ranked.miss().grant()))
                .map(Ranked::miss)
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

    private static int distance(GrantName left, GrantName right) {
        return EditDistance.of(left.toString(), right.toString());
    }
}
