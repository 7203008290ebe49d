package io.jenkins.plugins.accessbroker.issuer.github;

import io.jenkins.plugins.accessbroker.issuer.Credential;
import java.util.Optional;

/** Where one thread leaves a credential for another that may have stopped waiting: it has exactly one of them to end it. */
final class Handover {
    private Optional<Credential> left = Optional.empty();
    private boolean refused;

    /** Leaves it; false if nobody waits any more. */
    synchronized boolean give(Credential credential) {
        left = Optional.of(credential);
        return !refused;
    }

    /** Waits no more; what had been left by then. */
    synchronized Optional<Credential> refuse() {
        refused = true;
        return left;
    }
}
