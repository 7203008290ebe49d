package io.jenkins.plugins.accessbroker.policy;

import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Shape;
import java.util.Optional;

/** Reads one issuer's part of a grant, and of a boundary. */
public interface ScopeReader extends ScopeBoundaryReader {
    /** The issuer's name: the key below {@code issue} in the policy file. */
    String issuer();

    /** What may stand there. */
    Shape.Mapping shape();

    /** The scope of fields of that shape, or nothing where problems were reported to the fields' collector. Unknown keys are reported by the caller. */
    Optional<Scope> read(Fields fields);

    /** By default {@code ttl} only. */
    @Override
    default Shape.Mapping boundaryShape() {
        return TtlBoundary.SHAPE;
    }

    /** By default a scope is within if it lives no longer than {@code ttl} says, or if that says nothing. */
    @Override
    default Optional<ScopeBoundary> readBoundary(Fields fields) {
        return TtlBoundary.read(fields).map(ttl -> ttl::excesses);
    }
}
