package io.jenkins.plugins.accessbroker.issuer.github;

import io.jenkins.plugins.accessbroker.policy.Scope;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Permissions on some repositories.
 *
 * @param repositories those that are named, all of one owner
 * @param jobs whether the repository that the job's own definition names is one of them
 * @param permissions what may be done there, by GitHub's own names; at least one
 */
record GitHubScope(List<Repository> repositories, boolean jobs, SortedMap<String, Level> permissions) implements Scope {
    /** The key below {@code issue} in a policy file and below {@code issuers} in an issuers file. */
    static final String ISSUER = "github";

    /** The word for the repository that the job's own definition names. */
    static final String JOBS = "scm";

    /** Repositories at most (REST API, "Create an installation access token for an app"). */
    static final int MOST = 500;

    /** Characters of all repositories' names at most: our own bound, so that an environment can hold what git is told. */
    static final int CHARACTERS = 20_000;

    /** How long every installation token lives, whatever is asked for. */
    static final Duration LIFE = Duration.ofHours(1);

    GitHubScope {
        repositories = repositories.stream().sorted().toList();
        require(!repositories.isEmpty() || jobs, "number of repositories");
        require(repositories.size() + (jobs ? 1 : 0) <= MOST, "number of repositories");
        require(owners(repositories).size() <= 1, "number of owners");
        require(characters(repositories) <= CHARACTERS, "length of the repositories' names");
        Set<String> keys = new HashSet<>();
        require(repositories.stream().allMatch(one -> keys.add(one.key())), "repeated repository");
        permissions = Collections.unmodifiableSortedMap(new TreeMap<>(permissions));
        require(!permissions.isEmpty(), "number of permissions");
        permissions.forEach((name, level) -> require(Permissions.isOne(name, level), "permission"));
    }

    static Set<String> owners(List<Repository> repositories) {
        return repositories.stream()
                .map(repository -> repository.owner().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    static int characters(List<Repository> repositories) {
        return repositories.stream().mapToInt(one -> one.toString().length()).sum();
    }

    @Override
    public String issuer() {
        return ISSUER;
    }

    @Override
    public Duration ttl() {
        return LIFE;
    }

    @Override
    public Duration shortest() {
        return LIFE;
    }

    @Override
    public boolean isOfJobsRepository() {
        return jobs;
    }

    /** All its repositories, each with the same permission or more; {@code scm} only if this has it too. */
    @Override
    public boolean covers(Scope other) {
        return other instanceof GitHubScope scope
                && (jobs || !scope.jobs())
                && keys().containsAll(scope.keys())
                && scope.permissions().entrySet().stream()
                        .allMatch(wanted -> Optional.ofNullable(permissions.get(wanted.getKey()))
                                .filter(level -> level.compareTo(wanted.getValue()) >= 0)
                                .isPresent());
    }

    private Set<String> keys() {
        return repositories.stream().map(Repository::key).collect(Collectors.toSet());
    }

    @Override
    public boolean mayWrite() {
        return permissions.values().stream().anyMatch(level -> level != Level.READ);
    }

    @Override
    public String summary() {
        List<String> names = names();
        String first = String.join(", ", names.subList(0, Math.min(3, names.size())));
        String more = names.size() > 3 ? " and " + (names.size() - 3) + " more" : "";
        return "github " + first + more + " (" + words(permissions) + ")";
    }

    @Override
    public SortedMap<String, String> details() {
        SortedMap<String, String> details = new TreeMap<>();
        details.put("repositories", String.join(", ", names()));
        permissions.forEach((name, level) -> details.put("permission " + name, level.word()));
        return Collections.unmodifiableSortedMap(details);
    }

    private List<String> names() {
        return Stream.concat(
                        jobs ? Stream.of(JOBS) : Stream.of(),
                        repositories.stream().map(Repository::toString))
                .toList();
    }

    private static String words(SortedMap<String, Level> permissions) {
        return permissions.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue().word())
                .collect(Collectors.joining(", "));
    }

    private static void require(boolean held, String what) {
        if (!held) {
            throw new IllegalArgumentException("the " + what + " of a github scope is outside its bounds");
        }
    }
}
