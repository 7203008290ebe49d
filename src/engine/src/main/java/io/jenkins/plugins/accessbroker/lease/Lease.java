package io.jenkins.plugins.accessbroker.lease;

import io.jenkins.plugins.accessbroker.audit.CredentialMark;
import io.jenkins.plugins.accessbroker.request.GrantName;
import java.time.Instant;
import java.util.Objects;

/**
 * One issued credential, bound to one build. It holds no secret, and all that its end needs is in it, so it can be kept
 * over a restart.
 *
 * @param id under which the audit log has it
 * @param grant the grant that it is of
 * @param build the build as the audit log names it: {@code folder/job #7}
 * @param credential the credential's public marks
 * @param expires when the credential ends by itself
 * @param sequence the audit log's sequence number of its {@code issued} event
 * @param scope the digest of what its grant gave when it was issued; empty where that is not known any more
 */
public record Lease(
        String id,
        GrantName grant,
        String build,
        CredentialMark credential,
        Instant expires,
        long sequence,
        String scope) {
    public Lease {
        Objects.requireNonNull(id);
        Objects.requireNonNull(grant);
        Objects.requireNonNull(build);
        Objects.requireNonNull(credential);
        Objects.requireNonNull(expires);
        Objects.requireNonNull(scope);
    }

    /** Whether that is this lease as somebody else kept it: the same credential, issued by the same record. */
    public boolean isSame(Lease other) {
        return id.equals(other.id)
                && grant.equals(other.grant)
                && sequence == other.sequence
                && credential.sha256().equals(other.credential.sha256());
    }
}
