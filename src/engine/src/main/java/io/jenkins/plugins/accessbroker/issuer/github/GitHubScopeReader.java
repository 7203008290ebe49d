package io.jenkins.plugins.accessbroker.issuer.github;

import io.jenkins.plugins.accessbroker.policy.NameBoundary;
import io.jenkins.plugins.accessbroker.policy.Scope;
import io.jenkins.plugins.accessbroker.policy.ScopeBoundary;
import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Suggestion;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads {@code issue.github} of a grant. */
final class GitHubScopeReader implements ScopeReader {
    private static final String REPOSITORIES = "a list of repositories such as `[acme/payments]`, or `[scm]`";
    private static final String PERMISSIONS = "a mapping such as `{contents: read}`";

    @Override
    public String issuer() {
        return GitHubScope.ISSUER;
    }

    @Override
    public Optional<Scope> read(Fields fields) {
        int before = fields.problems().count();
        List<Node.Scalar> entries = entries(fields);
        boolean jobs = entries.stream().anyMatch(GitHubScopeReader::isJobs);
        List<Repository> repositories = repositories(fields, entries);
        SortedMap<String, Level> permissions = permissions(fields);
        noTtl(fields);
        if (fields.problems().count() != before) {
            return Optional.empty();
        }
        return Optional.of(new GitHubScope(repositories, jobs, permissions));
    }

    @Override
    public Optional<ScopeBoundary> readBoundary(Fields fields) {
        int before = fields.problems().count();
        Optional<NameBoundary> repositories =
                NameBoundary.read(fields, "repositories", pattern -> pattern.toLowerCase(Locale.ROOT));
        SortedMap<String, Level> permissions = permissions(fields);
        noTtl(fields);
        return fields.problems().count() != before
                ? Optional.empty()
                : repositories.map(names -> new GitHubBoundary(names, permissions, fields.at("permissions")));
    }

    private static List<Node.Scalar> entries(Fields fields) {
        if (fields.node("repositories").isEmpty()) {
            fields.missing("repositories", REPOSITORIES);
        }
        return fields.list("repositories", "repositories", GitHubScope.MOST).orElse(List.of());
    }

    private static boolean isJobs(Node.Scalar entry) {
        return entry.text().equals(GitHubScope.JOBS);
    }

    private static List<Repository> repositories(Fields fields, List<Node.Scalar> entries) {
        List<Repository> found = new ArrayList<>();
        Map<String, Node.Scalar> seen = new HashMap<>();
        for (Node.Scalar entry : entries) {
            if (isJobs(entry)) {
                continue;
            }
            Optional<Repository> repository = Repository.parse(entry.text());
            if (repository.isEmpty()) {
                fields.problem(
                        entry.at(),
                        "an entry of `repositories`: expected " + Repository.FORM + ", found " + entry.quote());
                continue;
            }
            Node.Scalar first = seen.putIfAbsent(repository.get().key(), entry);
            if (first == null) {
                found.add(repository.get());
            } else {
                fields.problem(
                        entry.at(),
                        entry.quote() + " is the repository " + first.quote()
                                + " again, for github does not tell them apart: remove one");
            }
        }
        together(fields, found);
        return found;
    }

    /** A token is of one installation, and that is of one owner. */
    private static void together(Fields fields, List<Repository> found) {
        if (GitHubScope.owners(found).size() > 1) {
            fields.problem(
                    fields.at("repositories"),
                    "`repositories` are of more than one owner, and a token is of one: make one grant for each");
        }
        if (GitHubScope.characters(found) > GitHubScope.CHARACTERS) {
            fields.problem(
                    fields.at("repositories"),
                    "`repositories` have more than " + GitHubScope.CHARACTERS
                            + " characters together: make more than one grant of them");
        }
    }

    private static SortedMap<String, Level> permissions(Fields fields) {
        SortedMap<String, Level> found = new TreeMap<>();
        fields.requiredMapping("permissions", PERMISSIONS).ifPresent(permissions -> {
            if (permissions.isEmpty()) {
                permissions.problem(permissions.at(), "`permissions` is empty: add one such as `contents: read`");
            }
            for (Node.Entry entry : permissions.all()) {
                String name = entry.key().text();
                level(permissions, name).ifPresent(level -> found.put(name, level));
            }
        });
        return found;
    }

    private static Optional<Level> level(Fields permissions, String name) {
        Optional<Set<Level>> levels = Permissions.levels(name);
        if (levels.isEmpty()) {
            permissions.problem(
                    permissions.at(name),
                    Quote.of(name) + " is no permission of a github app on a repository"
                            + Suggestion.among(Permissions.names(), name));
            return Optional.empty();
        }
        String expected =
                levels.get().stream().map(level -> "`" + level.word() + "`").collect(Collectors.joining(" or "));
        Optional<Node.Scalar> text = permissions.required(name, expected);
        Optional<Level> level = text.flatMap(found -> Level.of(found.text()))
                .filter(found -> levels.get().contains(found));
        if (text.isPresent() && level.isEmpty()) {
            permissions.wrong(text.get(), name, expected);
        }
        return level;
    }

    private static void noTtl(Fields fields) {
        if (fields.node("ttl").isPresent()) {
            fields.problem(
                    fields.at("ttl"),
                    "github gives every token an hour, and it is revoked when its block ends: remove `ttl`");
        }
    }
}
