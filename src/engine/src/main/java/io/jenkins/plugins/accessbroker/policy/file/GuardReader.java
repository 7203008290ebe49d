package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.GuardedCredential;
import io.jenkins.plugins.accessbroker.policy.Mode;
import io.jenkins.plugins.accessbroker.policy.Scope;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import java.util.Optional;

/** Reads what a policy says about credentials that Jenkins holds. */
final class GuardReader {
    private static final String MODES = "`enforce` or `observe`";
    private static final String ID = "the id of a credential in Jenkins";

    private GuardReader() {}

    /** The policy's mode, {@code enforce} where none is given. */
    static Mode mode(Fields policy) {
        Optional<Node.Scalar> text = policy.optional("mode", MODES);
        if (text.isEmpty() || text.get().text().equals("enforce")) {
            return Mode.ENFORCE;
        }
        if (!text.get().text().equals("observe")) {
            policy.wrong(text.get(), "mode", MODES);
        }
        return Mode.OBSERVE;
    }

    /** {@code issue: {credential: id}}. */
    static Optional<Scope> read(Fields issue, Mode mode) {
        return issue.required(GuardedCredential.KEY, ID).map(id -> new GuardedCredential(id.text(), mode));
    }
}
