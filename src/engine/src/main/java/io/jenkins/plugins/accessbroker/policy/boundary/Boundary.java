package io.jenkins.plugins.accessbroker.policy.boundary;

import io.jenkins.plugins.accessbroker.policy.Owner;
import io.jenkins.plugins.accessbroker.policy.ScopeBoundary;
import io.jenkins.plugins.accessbroker.policy.condition.Condition;
import io.jenkins.plugins.accessbroker.policy.condition.Glob;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What policies may give at most.
 *
 * @param name what messages call it
 * @param owner whom to ask for more
 * @param covers which policies it is about
 * @param conditions what every grant must ask for at least, those that hold by default included
 * @param issue what may be issued at most, by issuer; by an issuer that is not here, nothing
 * @param denies which grants of others denies may concern
 * @param at where its name stands
 * @param issueAt where it says what may be issued
 * @param deniesAt where it says what denies may concern
 */
public record Boundary(
        String name,
        Owner owner,
        Covers covers,
        List<Condition> conditions,
        SortedMap<String, ScopeBoundary> issue,
        List<Glob> denies,
        Position at,
        Position issueAt,
        Position deniesAt) {
    public Boundary {
        Objects.requireNonNull(name);
        Objects.requireNonNull(owner);
        Objects.requireNonNull(covers);
        conditions = List.copyOf(conditions);
        issue = Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(issue)));
        denies = List.copyOf(denies);
        Objects.requireNonNull(at);
        Objects.requireNonNull(issueAt);
        Objects.requireNonNull(deniesAt);
    }
}
