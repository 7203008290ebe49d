package io.jenkins.plugins.accessbroker.policy;

import io.jenkins.plugins.accessbroker.policy.document.Fields;
import java.util.Optional;

/** Reads one issuer's part of a grant. */
public interface ScopeReader {
    /** The issuer's name: the key below {@code issue} in the policy file. */
    String issuer();

    /** The scope, or nothing where problems were reported to the fields' collector. Unknown keys are reported by the caller. */
    Optional<Scope> read(Fields fields);

    /**
     * What a boundary says of the issuer: by default {@code ttl}, without which every scope is within. Unknown keys are
     * reported by the caller.
     *
     * @return nothing where problems were reported to the fields' collector
     */
    default Optional<ScopeBoundary> readBoundary(Fields fields) {
        return TtlBoundary.read(fields).map(ttl -> ttl::excesses);
    }
}
