package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.Scope;
import io.jenkins.plugins.accessbroker.policy.condition.Condition;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.request.GrantName;
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
    /** Grants of a policy at most. */
    static final int MAX = 2_000;

    /** The grant; nothing where a problem was added. */
    Optional<Grant> read(Node.Scalar name, Fields grant) {
        int before = grant.problems().count();
        Optional<String> purpose = Values.purpose(grant);
        Optional<LocalDate> expires = Values.expires(grant);
        List<Condition> conditions = GrantConditions.read(grant);
        Optional<Scope> scope = scopes.read(grant, head.mode());
        grant.done();
        if (grant.problems().count() > before) {
            return Optional.empty();
        }
        return Optional.of(new Grant(
                new GrantName(head.policy(), name.text()),
                head.owner(),
                purpose.orElseThrow(),
                expires.orElseThrow(),
                conditions,
                scope.orElseThrow(),
                name.at(),
                grant.at("expires"),
                issuer(grant)));
    }

    private static Position issuer(Fields grant) {
        return grant.node("issue")
                .filter(node -> node instanceof Node.Mapping)
                .map(node -> ((Node.Mapping) node).entries().get(0).key().at())
                .orElse(grant.at("issue"));
    }
}
