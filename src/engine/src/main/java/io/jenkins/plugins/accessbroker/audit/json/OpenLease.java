package io.jenkins.plugins.accessbroker.audit.json;

import io.jenkins.plugins.accessbroker.audit.CredentialMark;
import io.jenkins.plugins.accessbroker.request.GrantName;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A lease that is not closed in a log, as its last entry tells it.
 *
 * @param id the lease's id
 * @param sequence the entry that tells it
 * @param grant the grant that it is of
 * @param build the build as the log names it: {@code folder/job #7}
 * @param issued what was issued; nothing where only the intent is recorded
 */
public record OpenLease(String id, long sequence, GrantName grant, String build, Optional<Issued> issued) {
    public OpenLease {
        Objects.requireNonNull(id);
        Objects.requireNonNull(grant);
        Objects.requireNonNull(build);
        Objects.requireNonNull(issued);
    }

    /** A credential that was issued, and when it ends by itself. */
    public record Issued(CredentialMark credential, Instant expires) {
        public Issued {
            Objects.requireNonNull(credential);
            Objects.requireNonNull(expires);
        }
    }
}
