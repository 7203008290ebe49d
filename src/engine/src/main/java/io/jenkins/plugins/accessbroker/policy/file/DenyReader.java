package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.Deny;
import io.jenkins.plugins.accessbroker.policy.condition.Condition;
import io.jenkins.plugins.accessbroker.policy.condition.Glob;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Reads one deny.
 *
 * @param head what it takes from its policy
 */
record DenyReader(Head head) {
    /** Denies of a policy at most. */
    static final int MAX = 256;

    /** The deny; nothing where a problem was added. */
    Optional<Deny> read(Node.Scalar name, Fields deny) {
        int before = deny.problems().count();
        Optional<String> purpose = Values.purpose(deny);
        Optional<LocalDate> expires = Values.mayExpire(deny);
        List<Glob> grants = Values.globs(deny, "grants").orElseGet(() -> List.of(Glob.of(head.policy() + "/*")));
        List<Condition> conditions = DenyConditions.read(deny);
        deny.done();
        if (deny.problems().count() > before) {
            return Optional.empty();
        }
        return Optional.of(new Deny(
                head.policy(),
                name.text(),
                head.owner(),
                purpose.orElseThrow(),
                expires,
                grants,
                conditions,
                name.at()));
    }
}
