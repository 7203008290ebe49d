package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.GuardedCredential;
import io.jenkins.plugins.accessbroker.policy.ScopeBoundary;
import io.jenkins.plugins.accessbroker.policy.ScopeBoundaryReader;
import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import io.jenkins.plugins.accessbroker.policy.boundary.Boundary;
import io.jenkins.plugins.accessbroker.policy.boundary.Covers;
import io.jenkins.plugins.accessbroker.policy.condition.Condition;
import io.jenkins.plugins.accessbroker.policy.condition.Glob;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.policy.document.Problems;
import io.jenkins.plugins.accessbroker.policy.document.Shape;
import io.jenkins.plugins.accessbroker.policy.document.Suggestion;
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
    private static final Shape.Text NAME = Shape.line("the boundary's name")
            .matching(PolicyReader.NAME.pattern().orElseThrow(), PolicyReader.NAME.form());

    private static final Shape.Mapping COVERS = Shape.mapping("which policies it is about, such as `files: [...]`")
            .optional("files", Values.GLOBS, "their files' paths below the policy directory, by patterns")
            .optional("policies", Values.GLOBS, "their names, by patterns")
            .optional("teams", Shape.list("names of teams", Shape.line("a team's name")), "the teams that own them")
            .sized(1, Integer.MAX_VALUE);

    private final SortedMap<String, ScopeBoundaryReader> readers = new TreeMap<>();
    private final Shape.Mapping shape;

    /** A reader that knows these issuers. */
    public BoundaryReader(Collection<ScopeReader> scopes) {
        scopes.forEach(scope -> readers.put(scope.issuer(), scope));
        readers.put(GuardedCredential.KEY, GuardReader.BOUNDS);
        this.shape = Shape.mapping("a mapping of keys to values")
                .required("boundary", NAME, "the boundary's name")
                .required("owner", Owners.SHAPE, "whom to ask for more")
                .required("covers", COVERS, "which policies it is about: those that meet each key that is there")
                .required("to", GrantConditions.SHAPE, "the builds that their grants may let in at most")
                .optional("issue", issueShape(), "what their grants may issue at most; without it, nothing")
                .optional("denies", Values.GLOBS, "grants of other policies that their denies may concern");
    }

    /** What a boundary file looks like. */
    public Shape.Mapping shape() {
        return shape;
    }

    /** The boundary; nothing where problems were added. */
    public Optional<Boundary> read(Node document, Problems problems) {
        return Fields.root("the boundary file", document, shape, problems).flatMap(this::boundary);
    }

    private Optional<Boundary> boundary(Fields file) {
        int before = file.problems().count();
        Optional<Node.Scalar> name = file.text("boundary");
        Optional<Owners> owner = Owners.read(file, Optional.empty());
        owner.flatMap(Owners::offboarded)
                .ifPresent(gone -> file.misfit(
                        gone.at(), "who owns a boundary cannot be offboarded: name the owner that took it over"));
        Optional<Covers> covers = file.part("covers").flatMap(BoundaryReader::covers);
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
                owner.orElseThrow().owner(),
                covers.orElseThrow(),
                conditions,
                issue,
                denies,
                at,
                file.has("issue") ? file.at("issue") : at,
                file.has("denies") ? file.at("denies") : at));
    }

    private static Optional<Covers> covers(Fields covers) {
        int before = covers.problems().count();
        List<Glob> files = Values.globs(covers, "files").orElse(List.of());
        List<Glob> policies = Values.globs(covers, "policies").orElse(List.of());
        Set<String> teams = covers.texts("teams").map(Matchers::texts).orElse(Set.of());
        covers.done();
        if (covers.isEmpty()) {
            covers.problem(
                    covers.at(),
                    "`covers` is empty: add `files`, `policies` or `teams`, of which the policies must meet each");
        }
        return covers.problems().count() > before ? Optional.empty() : Optional.of(new Covers(files, policies, teams));
    }

    private Shape.Mapping issueShape() {
        Shape.Mapping issue = Shape.mapping("a mapping of issuers to what they may issue at most");
        for (Map.Entry<String, ScopeBoundaryReader> reader : readers.entrySet()) {
            issue = issue.optional(reader.getKey(), reader.getValue().boundaryShape(), "what it may issue at most");
        }
        return issue.sized(1, Integer.MAX_VALUE);
    }

    /** What may be issued at most by each issuer that is named. */
    private SortedMap<String, ScopeBoundary> issue(Fields file) {
        SortedMap<String, ScopeBoundary> bounds = new TreeMap<>();
        file.part("issue").ifPresent(issue -> {
            if (issue.isEmpty()) {
                issue.problem(
                        issue.at(), "`issue` is empty: add an issuer, or remove the key if nothing may be issued");
            }
            for (Node.Entry entry : issue.all()) {
                one(issue, entry).ifPresent(bound -> bounds.put(entry.key().text(), bound));
            }
        });
        return bounds;
    }

    private Optional<ScopeBoundary> one(Fields issue, Node.Entry entry) {
        Node.Scalar issuer = entry.key();
        ScopeBoundaryReader reader = readers.get(issuer.text());
        if (reader == null) {
            issue.problem(
                    issuer.at(),
                    "unknown issuer " + issuer.quote() + Suggestion.among(readers.keySet(), issuer.text()));
            return Optional.empty();
        }
        return issue.part(issue.what() + ": " + Quote.of(issuer.text()), reader.boundaryShape(), entry.value())
                .flatMap(fields -> {
                    Optional<ScopeBoundary> bound = reader.readBoundary(fields);
                    fields.done();
                    return bound;
                });
    }
}
