package io.jenkins.plugins.accessbroker.issuer.github;

import io.jenkins.plugins.accessbroker.issuer.Attribution;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What GitHub is asked for: repositories by their names, the job's own among them, and permissions.
 *
 * @param repositories at least one, all of one owner
 */
record Wish(List<Repository> repositories, SortedMap<String, Level> permissions, Attribution attribution) {
    Wish {
        repositories = repositories.stream().sorted().toList();
        permissions = Collections.unmodifiableSortedMap(new TreeMap<>(permissions));
        Objects.requireNonNull(attribution);
        if (repositories.isEmpty() || permissions.isEmpty()) {
            throw new IllegalArgumentException("a token for nothing named is one for everything");
        }
    }

    String owner() {
        return repositories.get(0).owner();
    }

    /** The repositories' names in one case. */
    Set<String> keys() {
        return repositories.stream().map(Repository::key).collect(Collectors.toSet());
    }

    /** The repositories' full names. */
    List<String> names() {
        return repositories.stream().map(Repository::toString).toList();
    }
}
