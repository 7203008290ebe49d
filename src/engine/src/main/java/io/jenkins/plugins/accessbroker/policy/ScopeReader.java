package io.jenkins.plugins.accessbroker.policy;

import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Shape;
import java.util.Optional;

/** Reads one issuer's part of a grant. */
public interface ScopeReader {
    /** The issuer's name: the key below {@code issue} in the policy file. */
    String issuer();

    /** What may stand there. */
    Shape.Mapping shape();

    /** The scope of fields of that shape, or nothing where problems were reported to the fields' collector. Unknown keys are reported by the caller. */
    Optional<Scope> read(Fields fields);
}
