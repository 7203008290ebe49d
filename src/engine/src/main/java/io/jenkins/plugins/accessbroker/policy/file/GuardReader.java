package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.GuardedCredential;
import io.jenkins.plugins.accessbroker.policy.Mode;
import io.jenkins.plugins.accessbroker.policy.Scope;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Shape;
import java.util.Map;
import java.util.Optional;

/** Reads what a policy says about credentials that Jenkins holds. */
final class GuardReader {
    static final Shape.Choice<Mode> MODE = Shape.choice(Map.of("enforce", Mode.ENFORCE, "observe", Mode.OBSERVE));
    static final Shape.Text ID = Shape.line("the id of a credential in Jenkins");

    private GuardReader() {}

    /** The policy's mode, {@code enforce} where none is given. */
    static Mode mode(Fields policy) {
        return policy.word("mode", MODE).orElse(Mode.ENFORCE);
    }

    /** {@code issue: {credential: id}}. */
    static Optional<Scope> read(Fields issue, Mode mode) {
        return Values.text(issue, GuardedCredential.KEY).map(id -> new GuardedCredential(id, mode));
    }
}
