package io.jenkins.plugins.accessbroker.plugin.config;

import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The policies in force at one moment, and what kept newer ones from being in force.
 *
 * @param set what is decided on; empty, so that everything is denied, before any policies could be loaded
 * @param loadedAt when the set was loaded; nothing before any could be
 * @param loadedFrom the place that the set came from; nothing before any could be loaded
 * @param place the place that is looked at
 * @param problems what is wrong with the policies there; while there is anything, the set stays as it is
 * @param waiting the version there, where it is one that does not come into force
 */
public record PolicySnapshot(
        PolicySet set,
        Optional<Instant> loadedAt,
        Optional<String> loadedFrom,
        String place,
        List<Problem> problems,
        Optional<WaitingVersion> waiting) {
    public PolicySnapshot {
        Objects.requireNonNull(set);
        Objects.requireNonNull(loadedAt);
        Objects.requireNonNull(loadedFrom);
        Objects.requireNonNull(place);
        problems = List.copyOf(problems);
        Objects.requireNonNull(waiting);
    }

    static PolicySnapshot nothing(String place) {
        return new PolicySnapshot(
                new PolicySet(List.of()), Optional.empty(), Optional.empty(), place, List.of(), Optional.empty());
    }

    /** A set that is in force from now on. */
    static PolicySnapshot of(PolicySet set, Instant now, String place) {
        return new PolicySnapshot(set, Optional.of(now), Optional.of(place), place, List.of(), Optional.empty());
    }

    /** The same set, and what keeps a newer one from being in force. */
    PolicySnapshot with(String looked, List<Problem> found, Optional<WaitingVersion> newer) {
        return new PolicySnapshot(set, loadedAt, loadedFrom, looked, found, newer);
    }

    /** This where an approved version is in force; else nothing is. */
    PolicySnapshot onlyIfApproved() {
        return set.policies().isEmpty() || set.version().approval().isPresent()
                ? this
                : nothing(place).with(place, problems, waiting);
    }

    /** Whether the policies at the place are those in force. */
    public boolean isNewest() {
        return problems.isEmpty() && waiting.isEmpty();
    }

    /** How many policy files the set came from. */
    public int files() {
        return set.policies().size();
    }

    /** How many grants the set has. */
    public int grants() {
        return set.policies().stream()
                .mapToInt(policy -> policy.grants().size())
                .sum();
    }

    /** A problem of a place as a whole. */
    static Problem problem(String place, String message) {
        return new Problem(new Position(place, 1, 1), message);
    }
}
