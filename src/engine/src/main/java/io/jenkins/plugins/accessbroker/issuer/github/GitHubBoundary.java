package io.jenkins.plugins.accessbroker.issuer.github;

import io.jenkins.plugins.accessbroker.policy.NameBoundary;
import io.jenkins.plugins.accessbroker.policy.Scope;
import io.jenkins.plugins.accessbroker.policy.ScopeBoundary;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.policy.document.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Which permissions may be given at most, and on which repositories.
 *
 * @param repositories patterns of names in lower case, or {@code scm} for the repository that a job's own definition names
 * @param permissions the highest level of each; what is not here may not be given
 * @param permissionsAt where these stand
 */
record GitHubBoundary(NameBoundary repositories, SortedMap<String, Level> permissions, Position permissionsAt)
        implements ScopeBoundary {
    GitHubBoundary {
        Objects.requireNonNull(repositories);
        Objects.requireNonNull(permissions);
        Objects.requireNonNull(permissionsAt);
    }

    @Override
    public List<Excess> excesses(Scope scope) {
        GitHubScope given = (GitHubScope) scope;
        List<Excess> excesses = new ArrayList<>();
        if (given.jobs() && !repositories.says(GitHubScope.JOBS)) {
            excesses.add(repositories.excess("repositories", GitHubScope.JOBS));
        }
        given.repositories().stream()
                .filter(repository -> !repositories.admits(repository.key()))
                .map(repository -> repositories.excess("repositories", repository.toString()))
                .forEach(excesses::add);
        given.permissions().entrySet().stream()
                .filter(permission -> !isWithin(permission.getKey(), permission.getValue()))
                .map(this::excess)
                .forEach(excesses::add);
        return excesses;
    }

    /** Every token can read metadata, whether that is asked for or not. */
    private boolean isWithin(String name, Level level) {
        boolean always = name.equals(Permissions.METADATA) && level == Level.READ;
        return always
                || Optional.ofNullable(permissions.get(name))
                        .filter(most -> level.compareTo(most) <= 0)
                        .isPresent();
    }

    private Excess excess(Map.Entry<String, Level> permission) {
        String what = "`permissions` has `" + words(permission) + "`";
        String most = "at most "
                + Suggestion.list(permissions.entrySet().stream()
                        .map(GitHubBoundary::words)
                        .toList());
        return new Excess(what, most, permissionsAt);
    }

    private static String words(Map.Entry<String, Level> permission) {
        return permission.getKey() + ": " + permission.getValue().word();
    }
}
