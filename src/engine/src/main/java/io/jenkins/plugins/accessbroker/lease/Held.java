package io.jenkins.plugins.accessbroker.lease;

import io.jenkins.plugins.accessbroker.issuer.Credential;
import io.jenkins.plugins.accessbroker.issuer.Issuer;
import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.issuer.Revocation;
import java.util.Optional;

/**
 * A lease that has not ended, with what it takes to end it. Whoever ends it holds its monitor, so that a second caller
 * waits and then sees what came of the first.
 */
final class Held {
    private final Lease lease;
    private final Issuer issuer;
    private final Credential credential;
    private Optional<Revocation> revocation = Optional.empty();
    private boolean ended;

    Held(Lease lease, Issuer issuer, Credential credential) {
        this.lease = lease;
        this.issuer = issuer;
        this.credential = credential;
    }

    Lease lease() {
        return lease;
    }

    /** Asks the issuer once: what it answered stands, also where its record has to be tried again. */
    Revocation revoke() throws IssuerFault {
        if (revocation.isEmpty()) {
            try {
                revocation = Optional.of(issuer.revoke(credential));
            } catch (RuntimeException e) {
                throw IssuerFault.internal(e);
            }
        }
        return revocation.get();
    }

    boolean isEnded() {
        return ended;
    }

    void end() {
        ended = true;
    }
}
