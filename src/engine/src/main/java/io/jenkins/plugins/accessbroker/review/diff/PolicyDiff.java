package io.jenkins.plugins.accessbroker.review.diff;

import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.condition.Effort;
import io.jenkins.plugins.accessbroker.request.GrantName;
import io.jenkins.plugins.accessbroker.review.space.Sides;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a change of policies changes.
 *
 * @param at the time that the change is looked at from: what ended before it does not count, what will end later does
 * @param grants every grant of either version, by name, unchanged ones too
 * @param credentials credentials of Jenkins that are guarded, or no longer
 * @param parts denies and coding agents that changed
 */
public record PolicyDiff(
        Instant at, List<GrantChange> grants, List<CredentialChange> credentials, List<PartChange> parts) {
    /** Effort for all grants together, as a multiple of that for one: bounds what hostile policies cost to seconds. */
    private static final long WHOLE = 20;

    /** Grants that are compared one after the other; more are compared side by side, each part with its share of the effort. */
    private static final int GRANTS_OF_A_PART = 1_000;

    public PolicyDiff {
        Objects.requireNonNull(at);
        grants = List.copyOf(grants);
        credentials = List.copyOf(credentials);
        parts = List.copyOf(parts);
    }

    /**
     * Compares two versions. Exact: a grant permits a request after the change that it denied before it, now or at any
     * later time, if and only if its widening is there, and likewise for its narrowing. What cannot be compared within
     * bounds says so.
     */
    public static PolicyDiff of(PolicySet before, PolicySet after, Instant at) {
        List<GrantName> names = List.copyOf(names(before, after));
        int parts = (int) Math.min(WHOLE, Math.max(1, names.size() / GRANTS_OF_A_PART));
        List<GrantChange> grants = IntStream.range(0, parts)
                .parallel()
                .mapToObj(part -> names.subList(names.size() * part / parts, names.size() * (part + 1) / parts))
                .flatMap(part -> compare(before, after, at, part, WHOLE / parts).stream())
                .toList();
        return new PolicyDiff(at, grants, new Guarding(before, after, at).changes(), Parts.between(before, after));
    }

    /** Compares some grants, one after the other, so that the same ones always get the effort that there is. */
    private static List<GrantChange> compare(
            PolicySet before, PolicySet after, Instant at, List<GrantName> names, long comparisons) {
        Sides sides = new Sides();
        Effort whole = new Effort(comparisons * Effort.ONE_COMPARISON);
        return names.stream()
                .map(name -> new Comparison(
                                before,
                                after,
                                before.grant(name),
                                after.grant(name),
                                sides,
                                whole.part(Effort.ONE_COMPARISON))
                        .from(at))
                .toList();
    }

    /** The grants about which anything changed. */
    public List<GrantChange> changed() {
        return grants.stream().filter(GrantChange::isChange).toList();
    }

    /** The grants about which anything changed: those that may give more, then the others. */
    public List<GrantChange> moreFirst() {
        return Stream.concat(
                        changed().stream().filter(GrantChange::mayGiveMore),
                        changed().stream().filter(change -> !change.mayGiveMore()))
                .toList();
    }

    /** Whether anybody may get something that they did not get before. */
    public boolean mayGiveMore() {
        return grants.stream().anyMatch(GrantChange::mayGiveMore)
                || credentials.stream().anyMatch(CredentialChange::givesMore);
    }

    private static Set<GrantName> names(PolicySet before, PolicySet after) {
        Set<GrantName> names = new TreeSet<>();
        Stream.of(before, after).flatMap(PolicySet::grants).map(Grant::name).forEach(names::add);
        return names;
    }
}
