package io.jenkins.plugins.accessbroker.issuer;

import io.jenkins.plugins.accessbroker.request.GrantName;
import java.util.Objects;

/**
 * Whom the issuer's own records shall name.
 *
 * @param grant the grant that permits it
 * @param owner the team that owns the grant
 * @param job the job's full name
 * @param build the build's number
 * @param lease the lease's id, under which the audit log has it
 */
public record Attribution(GrantName grant, String owner, String job, long build, String lease) {
    public Attribution {
        Objects.requireNonNull(grant);
        Objects.requireNonNull(owner);
        Objects.requireNonNull(job);
        Objects.requireNonNull(lease);
    }
}
