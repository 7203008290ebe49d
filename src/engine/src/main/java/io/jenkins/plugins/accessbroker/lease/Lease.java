package io.jenkins.plugins.accessbroker.lease;

import io.jenkins.plugins.accessbroker.audit.CredentialMark;
import io.jenkins.plugins.accessbroker.decision.Decision;
import java.time.Instant;
import java.util.Objects;

/**
 * One issued credential, bound to one build. It holds no secret.
 *
 * @param id under which the audit log has it
 * @param decision the decision that permits it
 * @param credential the credential's public marks
 * @param expires when the credential ends by itself
 * @param sequence the audit log's sequence number of its {@code issued} event
 */
public record Lease(String id, Decision.Permitted decision, CredentialMark credential, Instant expires, long sequence) {
    public Lease {
        Objects.requireNonNull(id);
        Objects.requireNonNull(decision);
        Objects.requireNonNull(credential);
        Objects.requireNonNull(expires);
    }
}
