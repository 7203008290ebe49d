package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.GuardedCredential;
import io.jenkins.plugins.accessbroker.policy.Mode;
import io.jenkins.plugins.accessbroker.policy.NameBoundary;
import io.jenkins.plugins.accessbroker.policy.Scope;
import io.jenkins.plugins.accessbroker.policy.ScopeBoundary;
import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import java.util.List;
import java.util.Optional;

/** Reads what a policy says about credentials that Jenkins holds. */
final class GuardReader {
    private static final String MODES = "`enforce` or `observe`";
    private static final String ID = "the id of a credential in Jenkins";

    /** Reads which credentials a boundary lets policies guard: {@code credential: {ids: [...]}}. */
    static final ScopeReader BOUNDS = new ScopeReader() {
        @Override
        public String issuer() {
            return GuardedCredential.KEY;
        }

        @Override
        public Optional<Scope> read(Fields fields) {
            throw new IllegalStateException("a guarded credential is read with the mode of its policy");
        }

        @Override
        public Optional<ScopeBoundary> readBoundary(Fields fields) {
            return NameBoundary.read(fields, "ids", id -> id).map(GuardReader::bounds);
        }
    };

    private GuardReader() {}

    private static ScopeBoundary bounds(NameBoundary ids) {
        return scope -> scope instanceof GuardedCredential guarded && ids.admits(guarded.id())
                ? List.of()
                : List.of(ids.excess(GuardedCredential.KEY, ((GuardedCredential) scope).id()));
    }

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
