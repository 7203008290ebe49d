package io.jenkins.plugins.accessbroker.policy;

import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Shape;
import java.util.Optional;

/** Reads one issuer's part of a boundary. */
public interface ScopeBoundaryReader {
    /** What may stand there. */
    Shape.Mapping boundaryShape();

    /**
     * The boundary of fields of that shape, or nothing where problems were reported to the fields' collector. Unknown keys
     * are reported by the caller.
     */
    Optional<ScopeBoundary> readBoundary(Fields fields);
}
