package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.GuardedCredential;
import io.jenkins.plugins.accessbroker.policy.Mode;
import io.jenkins.plugins.accessbroker.policy.Scope;
import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.policy.document.Shape;
import io.jenkins.plugins.accessbroker.policy.document.Suggestion;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads what a grant issues, by the reader of the one issuer that it names. */
final class Scopes {
    private final Map<String, ScopeReader> readers = new TreeMap<>();

    Scopes(Collection<ScopeReader> readers) {
        for (ScopeReader reader : readers) {
            if (reader.issuer().equals(GuardedCredential.KEY) || this.readers.put(reader.issuer(), reader) != null) {
                throw new IllegalArgumentException("issuer " + Quote.of(reader.issuer()) + " has two readers");
            }
        }
    }

    /** What may stand under {@code issue}: one of the issuers, or a credential of Jenkins. */
    Shape.Mapping shape() {
        Shape.Mapping issue = Shape.mapping("one issuer and its keys");
        for (ScopeReader reader : readers.values()) {
            issue = issue.optional(reader.issuer(), reader.shape(), "what the issuer gives");
        }
        return issue.optional(GuardedCredential.KEY, GuardReader.ID, "the id of a credential of Jenkins to guard")
                .sized(1, 1);
    }

    /** The scope under {@code issue}; reported if it is missing. */
    Optional<Scope> read(Fields grant, Mode mode) {
        return grant.part("issue").flatMap(issue -> one(issue, mode));
    }

    private Optional<Scope> one(Fields issue, Mode mode) {
        List<Node.Entry> entries = issue.all();
        if (entries.isEmpty()) {
            issue.problem(issue.at(), issue.what() + " names no issuer" + Suggestion.among(known(), ""));
            return Optional.empty();
        }
        Node.Entry first = entries.get(0);
        for (Node.Entry further : entries.subList(1, entries.size())) {
            issue.problem(
                    further.key().at(),
                    "a grant issues one credential, and " + first.key().quote() + " is already at "
                            + first.key().at() + ": make " + further.key().quote() + " a grant of its own");
        }
        return first.key().text().equals(GuardedCredential.KEY)
                ? GuardReader.read(issue, mode)
                : of(issue, first.key(), first.value(), mode);
    }

    private Set<String> known() {
        Set<String> known = new TreeSet<>(readers.keySet());
        known.add(GuardedCredential.KEY);
        return known;
    }

    private Optional<Scope> of(Fields issue, Node.Scalar issuer, Node value, Mode mode) {
        if (mode == Mode.OBSERVE) {
            issue.misfit(
                    issuer.at(),
                    "`mode: observe` is for Jenkins credentials that a policy guards, and never for what is issued: move"
                            + " this grant to a policy without it");
        }
        ScopeReader reader = readers.get(issuer.text());
        if (reader == null) {
            issue.problem(issuer.at(), "unknown issuer " + issuer.quote() + Suggestion.among(known(), issuer.text()));
            return Optional.empty();
        }
        return issue.part(issue.what() + ": " + issuer.quote(), reader.shape(), value)
                .flatMap(fields -> read(reader, fields, issuer.at()));
    }

    /** A reader that gives no scope has said why; if it has not, that is a problem too. */
    private static Optional<Scope> read(ScopeReader reader, Fields fields, Position at) {
        int before = fields.problems().count();
        Optional<Scope> scope = reader.read(fields);
        fields.done();
        if (scope.isEmpty() && fields.problems().count() == before) {
            fields.problem(at, fields.what() + " cannot be read, and its reader does not say why: report this");
        }
        return scope;
    }
}
