package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.GuardedCredential;
import io.jenkins.plugins.accessbroker.policy.Owner;
import io.jenkins.plugins.accessbroker.policy.ScopeBoundary;
import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import io.jenkins.plugins.accessbroker.policy.boundary.Boundary;
import io.jenkins.plugins.accessbroker.policy.boundary.Covers;
import io.jenkins.plugins.accessbroker.policy.condition.Condition;
import io.jenkins.plugins.accessbroker.policy.condition.Glob;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.policy.document.Problems;
import io.jenkins.plugins.accessbroker.policy.document.Suggestion;
import io.jenkins.plugins.accessbroker.request.GrantName;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the document of one boundary file. Safe for use by many threads where its scope readers are. */
public final class BoundaryReader {
    private static final String NAME_FORM = "1 to 64 lower-case letters, digits and inner hyphens";

    private final SortedMap<String, ScopeReader> readers = new TreeMap<>();

    /** A reader that knows these issuers. */
    public BoundaryReader(Collection<ScopeReader> scopes) {
        scopes.forEach(scope -> readers.put(scope.issuer(), scope));
    }

    /** The boundary; nothing where problems were added. */
    public Optional<Boundary> read(Node document, Problems problems) {
        return Fields.root("the boundary file", document, problems).flatMap(this::boundary);
    }

    private Optional<Boundary> boundary(Fields file) {
        int before = file.problems().count();
        Optional<Node.Scalar> name = file.required("boundary", "the boundary's name");
        name.filter(text -> !GrantName.isPart(text.text())).ifPresent(text -> file.wrong(text, "boundary", NAME_FORM));
        Optional<Owner> owner = Owners.required(file);
        Optional<Covers> covers = file.requiredMapping("covers", "which policies it is about, such as `files: [...]`")
                .flatMap(BoundaryReader::covers);
        List<Condition> conditions = GrantConditions.read(file);
        SortedMap<String, ScopeBoundary> issue = issue(file);
        List<Glob> denies = Values.globs(file, "denies").orElse(List.of());
        file.done();
        if (file.problems().count() > before) {
            return Optional.empty();
        }
        Position at = name.orElseThrow().at();
        return Optional.of(new Boundary(
                name.get().text(),
                owner.orElseThrow(),
                covers.orElseThrow(),
                conditions,
                issue,
                denies,
                at,
                file.node("issue").map(Node::at).orElse(at),
                file.node("denies").map(Node::at).orElse(at)));
    }

    private static Optional<Covers> covers(Fields covers) {
        int before = covers.problems().count();
        List<Glob> files = Values.globs(covers, "files").orElse(List.of());
        List<Glob> policies = Values.globs(covers, "policies").orElse(List.of());
        Set<String> teams = covers.list("teams", "names of teams").map(Matchers::texts).orElse(Set.of());
        covers.done();
        if (covers.isEmpty()) {
            covers.problem(
                    covers.at(), "`covers` is empty: add `files`, `policies` or `teams`, of which the policies must meet each");
        }
        return covers.problems().count() > before
                ? Optional.empty()
                : Optional.of(new Covers(files, policies, teams));
    }

    /** What may be issued at most by each issuer that is named. */
    private SortedMap<String, ScopeBoundary> issue(Fields file) {
        SortedMap<String, ScopeBoundary> bounds = new TreeMap<>();
        file.mapping("issue", "a mapping of issuers to what they may issue at most").ifPresent(issue -> {
            if (issue.isEmpty()) {
                issue.problem(issue.at(), "`issue` is empty: add an issuer, or remove the key if nothing may be issued");
            }
            for (Node.Entry entry : issue.all()) {
                one(issue, entry).ifPresent(bound -> bounds.put(entry.key().text(), bound));
            }
        });
        return bounds;
    }

    private Optional<ScopeBoundary> one(Fields issue, Node.Entry entry) {
        Node.Scalar issuer = entry.key();
        Map<String, ScopeReader> known = new TreeMap<>(readers);
        known.put(GuardedCredential.KEY, GuardReader.BOUNDS);
        if (!known.containsKey(issuer.text())) {
            issue.problem(
                    issuer.at(), "unknown issuer " + issuer.quote() + Suggestion.among(known.keySet(), issuer.text()));
            return Optional.empty();
        }
        return issue.mapping(
                        issue.what() + ": " + Quote.of(issuer.text()), "a mapping of what it may issue at most", entry.value())
                .flatMap(fields -> {
                    Optional<ScopeBoundary> bound = known.get(issuer.text()).readBoundary(fields);
                    fields.done();
                    return bound;
                });
    }
}
