package io.jenkins.plugins.accessbroker.issuer;

import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import java.time.InstantSource;
import java.util.Optional;

/** One kind of issuer: how its scope reads in policy files, and how it is set up from an issuers file. */
public interface IssuerKind {
    /** The key below {@code issue} in a policy file and below {@code issuers} in an issuers file. */
    String name();

    /** Reads its part of a grant. */
    ScopeReader scopeReader();

    /**
     * Sets up an issuer from its part of an issuers file: endpoints, and where base credentials come from. Unknown keys
     * are reported by the caller.
     *
     * @return nothing where problems were reported to the fields' collector
     */
    Optional<Issuer> open(Fields settings, InstantSource clock);
}
