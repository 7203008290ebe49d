package io.jenkins.plugins.accessbroker.audit.json;

import io.jenkins.plugins.accessbroker.audit.Recorded;
import io.jenkins.plugins.accessbroker.audit.log.VerifierKey;
import java.util.Objects;

/**
 * A change of the log's signing key that is done.
 *
 * @param recorded the event
 * @param from the public key that was replaced; its private key is destroyed
 * @param to the public key that verifies what is signed from now on
 */
public record KeyRotation(Recorded recorded, VerifierKey from, VerifierKey to) {
    public KeyRotation {
        Objects.requireNonNull(recorded);
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
    }
}
