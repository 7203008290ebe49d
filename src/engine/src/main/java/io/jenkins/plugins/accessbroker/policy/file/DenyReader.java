package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.Deny;
import io.jenkins.plugins.accessbroker.policy.condition.Condition;
import io.jenkins.plugins.accessbroker.policy.condition.Glob;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Shape;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Reads one deny.
 *
 * @param head what it takes from its policy
 */
record DenyReader(Head head) {
    private static final Shape.Mapping SHAPE = Shape.mapping("a mapping of its keys to values")
            .required("purpose", Values.PURPOSE, "why the deny exists; a denial shows it")
            .optional("expires", Values.DAY, "its last day in UTC; without one it stands until it is removed")
            .optional("grants", Values.GLOBS, "which grants it is about, by full name; by default those of its policy")
            .required("to", DenyConditions.SHAPE, "which builds it concerns");

    static final NamedParts PARTS = new NamedParts("denies", "deny", 256, PolicyReader.NAME, SHAPE);

    /** The deny; nothing where a problem was added. */
    Optional<Deny> read(Node.Scalar name, Fields deny) {
        int before = deny.problems().count();
        Optional<String> purpose = Values.text(deny, "purpose");
        Optional<LocalDate> expires = Values.day(deny, "expires");
        List<Glob> grants = Values.globs(deny, "grants").orElseGet(() -> List.of(Glob.of(head.policy() + "/*")));
        List<Condition> conditions = DenyConditions.read(deny);
        deny.done();
        if (deny.problems().count() > before) {
            return Optional.empty();
        }
        return Optional.of(new Deny(
                head.policy(),
                name.text(),
                head.owner().owner(),
                purpose.orElseThrow(),
                expires,
                grants,
                conditions,
                name.at()));
    }
}
