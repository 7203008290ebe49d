package io.jenkins.plugins.accessbroker.plugin.config;

import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The policies in force at one moment, and what kept newer ones from being in force.
 *
 * @param set what is decided on; empty, so that everything is denied, before any policies could be loaded
 * @param loadedAt when the set was loaded; nothing before any could be
 * @param loadedFrom the directory that the set came from; nothing before any could be loaded
 * @param files how many policy files the set came from
 * @param directory the directory that is looked at
 * @param problems what is wrong with the files there; while there is anything, the set stays as it is
 */
public record PolicySnapshot(
        PolicySet set,
        Optional<Instant> loadedAt,
        Optional<Path> loadedFrom,
        int files,
        Path directory,
        List<Problem> problems) {
    public PolicySnapshot {
        Objects.requireNonNull(set);
        Objects.requireNonNull(loadedAt);
        Objects.requireNonNull(loadedFrom);
        Objects.requireNonNull(directory);
        problems = List.copyOf(problems);
    }

    static PolicySnapshot nothing(Path directory) {
        return new PolicySnapshot(
                new PolicySet(List.of()), Optional.empty(), Optional.empty(), 0, directory, List.of());
    }

    /** The same set, and what is wrong with newer files. */
    PolicySnapshot with(Path looked, List<Problem> found) {
        return new PolicySnapshot(set, loadedAt, loadedFrom, files, looked, found);
    }

    /** This where an approved version is in force; else nothing is. */
    PolicySnapshot onlyIfApproved(Path looked) {
        return set.version().approval().isPresent() ? this : nothing(looked);
    }

    /** How many grants the set has. */
    public int grants() {
        return set.policies().stream()
                .mapToInt(policy -> policy.grants().size())
                .sum();
    }
}
