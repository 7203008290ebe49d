package io.jenkins.plugins.accessbroker.lease;

import io.jenkins.plugins.accessbroker.issuer.Credential;
import io.jenkins.plugins.accessbroker.issuer.Issuer;
import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.issuer.Revocation;
import java.util.Map;
import java.util.Optional;

/**
 * A lease that has not ended, with what it takes to end it. Whoever ends or completes it holds its monitor, so that a
 * second caller waits and then sees what came of the first.
 */
final class Held {
    private volatile Lease lease;
    private Optional<Credential> credential;
    private Optional<Revocation> revocation = Optional.empty();
    private boolean ended;

    /** Holds a lease; without its credential where nobody has that any more. */
    Held(Lease lease, Optional<Credential> credential) {
        this.lease = lease;
        this.credential = credential;
    }

    Lease lease() {
        return lease;
    }

    /** Asks the issuer once: what it answered stands, also where its record has to be tried again. */
    synchronized Revocation revoke(Map<String, Issuer> issuers) throws IssuerFault {
        if (revocation.isEmpty()) {
            try {
                revocation = Optional.of(ask(issuers));
            } catch (RuntimeException e) {
                throw IssuerFault.internal(e);
            }
        }
        return revocation.get();
    }

    private synchronized Revocation ask(Map<String, Issuer> issuers) throws IssuerFault {
        if (credential.isEmpty()) {
            return new Revocation.CannotRevoke("its secret, which it takes to revoke it, was lost with its build");
        }
        Issuer issuer = issuers.get(lease.credential().issuer());
        if (issuer == null) {
            return new Revocation.CannotRevoke("its issuer is not set up here any more");
        }
        return issuer.revoke(credential.get());
    }

    /**
     * Adds what somebody else kept of it, unless it has its credential.
     *
     * @return whether it is that lease, and has not ended
     */
    synchronized boolean complete(Lease kept, Optional<Credential> brought) {
        if (ended || !lease.isSame(kept)) {
            return false;
        }
        if (credential.isEmpty()) {
            lease = kept;
            credential = brought;
            revocation = Optional.empty();
        }
        return true;
    }

    synchronized boolean isEnded() {
        return ended;
    }

    synchronized void end() {
        ended = true;
    }
}
