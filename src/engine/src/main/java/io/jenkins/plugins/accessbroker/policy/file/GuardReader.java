package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.GuardedCredential;
import io.jenkins.plugins.accessbroker.policy.Mode;
import io.jenkins.plugins.accessbroker.policy.NameBoundary;
import io.jenkins.plugins.accessbroker.policy.Scope;
import io.jenkins.plugins.accessbroker.policy.ScopeBoundary;
import io.jenkins.plugins.accessbroker.policy.ScopeBoundaryReader;
import io.jenkins.plugins.accessbroker.policy.condition.Glob;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a policy says about credentials that Jenkins holds. */
final class GuardReader {
    static final Shape.Choice<Mode> MODE = Shape.choice(Map.of("enforce", Mode.ENFORCE, "observe", Mode.OBSERVE));
    static final Shape.Text ID = Shape.line("the id of a credential in Jenkins");

    private static final String IDS = "ids";

    /** Reads which credentials a boundary lets policies guard: {@code credential: {ids: [...]}}. */
    static final ScopeBoundaryReader BOUNDS = new ScopeBoundaryReader() {
        @Override
        public Shape.Mapping boundaryShape() {
            return Shape.mapping("a mapping of what may be issued at most")
                    .required(IDS, Glob.LIST, "ids of credentials in Jenkins, by patterns");
        }

        @Override
        public Optional<ScopeBoundary> readBoundary(Fields fields) {
            return NameBoundary.read(fields, IDS, id -> id).map(GuardReader::bounds);
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
        return policy.word("mode", MODE).orElse(Mode.ENFORCE);
    }

    /** {@code issue: {credential: id}}. */
    static Optional<Scope> read(Fields issue, Mode mode) {
        return Values.text(issue, GuardedCredential.KEY).map(id -> new GuardedCredential(id, mode));
    }
}
