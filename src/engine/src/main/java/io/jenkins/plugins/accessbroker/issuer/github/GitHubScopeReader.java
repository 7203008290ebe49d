package io.jenkins.plugins.accessbroker.issuer.github;

import io.jenkins.plugins.accessbroker.policy.NameBoundary;
import io.jenkins.plugins.accessbroker.policy.Scope;
import io.jenkins.plugins.accessbroker.policy.ScopeBoundary;
import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import io.jenkins.plugins.accessbroker.policy.condition.Glob;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Shape;
import io.jenkins.plugins.accessbroker.policy.document.Suggestion;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads {@code issue.github} of a grant. */
final class GitHubScopeReader implements ScopeReader {
    private static final String REPOSITORIES = "a list of repositories such as `[acme/payments]`, or `[scm]`";
    private static final Shape.Mapping PERMISSIONS = Permissions.SHAPE;
    private static final Shape.Mapping SHAPE = Shape.mapping("a mapping of the issuer's keys to values")
            .required(
                    "repositories",
                    Shape.list(
                                    "repositories",
                                    Shape.line("a repository")
                                            .matching(
                                                    Pattern.compile(GitHubScope.JOBS + "|" + Repository.PATTERN),
                                                    Repository.FORM))
                            .upTo(GitHubScope.MOST),
                    "repositories of one owner, by `owner/name`, or `scm` for the one of the job's own definition")
            .required("permissions", PERMISSIONS, "what may be done there, by GitHub's own names");

    private static final Shape.Mapping BOUNDARY = Shape.mapping("a mapping of what may be issued at most")
            .required("repositories", Glob.LIST, "repositories by patterns of `owner/name`, and `scm` as in grants")
            .required("permissions", PERMISSIONS, "the highest level of each permission");

    @Override
    public String issuer() {
        return GitHubScope.ISSUER;
    }

    @Override
    public Shape.Mapping shape() {
        return SHAPE;
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
    public Shape.Mapping boundaryShape() {
        return BOUNDARY;
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
        return fields.texts("repositories").orElse(List.of());
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
            Repository repository = Repository.parse(entry.text()).orElseThrow();
            Node.Scalar first = seen.putIfAbsent(repository.key(), entry);
            if (first == null) {
                found.add(repository);
            } else {
                fields.misfit(
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
            fields.misfit(
                    fields.at("repositories"),
                    "`repositories` are of more than one owner, and a token is of one: make one grant for each");
        }
        if (GitHubScope.characters(found) > GitHubScope.CHARACTERS) {
            fields.misfit(
                    fields.at("repositories"),
                    "`repositories` have more than " + GitHubScope.CHARACTERS
                            + " characters together: make more than one grant of them");
        }
    }

    private static SortedMap<String, Level> permissions(Fields fields) {
        SortedMap<String, Level> found = new TreeMap<>();
        fields.part("permissions").ifPresent(permissions -> {
            if (permissions.isEmpty()) {
                permissions.problem(permissions.at(), "`permissions` is empty: add one such as `contents: read`");
            }
            for (Node.Entry entry : permissions.all()) {
                level(permissions, entry)
                        .ifPresent(level -> found.put(entry.key().text(), level));
            }
        });
        return found;
    }

    private static Optional<Level> level(Fields permissions, Node.Entry entry) {
        String name = entry.key().text();
        if (PERMISSIONS.key(name).isEmpty()) {
            permissions.problem(
                    entry.key().at(),
                    Quote.of(name) + " is no permission of a github app on a repository"
                            + Suggestion.among(Permissions.names(), name));
            return Optional.empty();
        }
        return permissions.word(name, Permissions.choice(name));
    }

    private static void noTtl(Fields fields) {
        fields.refuse("ttl", "github gives every token an hour, and it is revoked when its block ends: remove `ttl`");
    }
}
