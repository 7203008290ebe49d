package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.Acceptance;
import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.Offboarding;
import io.jenkins.plugins.accessbroker.policy.Scope;
import io.jenkins.plugins.accessbroker.policy.condition.Condition;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.policy.document.Shape;
import io.jenkins.plugins.accessbroker.request.GrantName;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Reads one grant.
 *
 * @param head what it takes from its policy
 * @param scopes reads what it issues
 */
record GrantReader(Head head, Scopes scopes) {
    /** The grants of a policy, that can issue these. */
    static NamedParts parts(Scopes scopes) {
        Shape.Mapping grant = Shape.mapping("a mapping of its keys to values")
                .required("purpose", Values.PURPOSE, "why the grant exists")
                .required("expires", Values.DAY, "the last day in UTC on which it gives anything")
                .required("to", GrantConditions.SHAPE, "which builds get it")
                .required("issue", scopes.shape(), "what they get")
                .optional("offboarded", Values.DAY, "the first day in UTC on which the grant gives nothing")
                .optional("accept", Acceptances.SHAPE, "warnings of `check` that are accepted for this grant");
        return new NamedParts("grants", "grant", 2_000, PolicyReader.NAME, grant);
    }

    /** The grant; nothing where a problem was added. */
    Optional<Grant> read(Node.Scalar name, Fields grant) {
        int before = grant.problems().count();
        Optional<String> purpose = Values.text(grant, "purpose");
        Optional<LocalDate> expires = Values.day(grant, "expires");
        List<Condition> conditions = GrantConditions.read(grant);
        Optional<Scope> scope = scopes.read(grant, head.mode());
        Optional<Offboarding> own = Owners.offboarding(grant, "the grant " + Quote.of(name.text()));
        List<Acceptance> accepted = Acceptances.read(grant);
        grant.done();
        if (grant.problems().count() > before) {
            return Optional.empty();
        }
        return Optional.of(new Grant(
                new GrantName(head.policy(), name.text()),
                head.owner().owner(),
                purpose.orElseThrow(),
                expires.orElseThrow(),
                conditions,
                scope.orElseThrow(),
                name.at(),
                grant.at("expires"),
                issuer(grant),
                Offboarding.first(own, head.owner().offboarded()),
                accepted));
    }

    private static Position issuer(Fields grant) {
        return grant.node("issue")
                .filter(node -> node instanceof Node.Mapping)
                .map(node -> ((Node.Mapping) node).entries().get(0).key().at())
                .orElse(grant.at("issue"));
    }
}
