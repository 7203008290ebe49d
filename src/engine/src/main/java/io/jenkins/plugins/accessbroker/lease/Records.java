package io.jenkins.plugins.accessbroker.lease;

import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.AuditLog;
import io.jenkins.plugins.accessbroker.audit.CredentialMark;
import io.jenkins.plugins.accessbroker.audit.Recorded;
import io.jenkins.plugins.accessbroker.decision.Decision;
import io.jenkins.plugins.accessbroker.issuer.Credential;
import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.issuer.Revocation;
import io.jenkins.plugins.accessbroker.request.GrantName;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Records what the broker does; each record is shown to the witness once it is durable. */
final class Records {
    private final AuditLog audit;
    private final Consumer<Recorded> witness;

    Records(AuditLog audit, Consumer<Recorded> witness) {
        this.audit = audit;
        this.witness = witness;
    }

    /** Records what nothing may go on without. */
    long require(AuditEvent event, String what) throws BrokerFault {
        try {
            return append(event);
        } catch (AuditFault | RuntimeException e) {
            throw new BrokerFault(
                    BrokerFault.Reason.NO_RECORD,
                    "the audit log did not record " + what + ", so nothing is handed out: " + e.getMessage(),
                    e);
        }
    }

    long issued(String lease, Decision.Permitted decision, CredentialMark mark, Credential credential, Duration latency)
            throws AuditFault {
        return append(new AuditEvent.Issued(
                lease,
                decision.grant().name(),
                decision.request().build().build(),
                mark,
                credential.requestId(),
                credential.scope(),
                credential.expires(),
                latency));
    }

    void ended(Lease lease, AuditEvent.EndCause cause, Revocation revocation) throws AuditFault {
        boolean revoked = revocation instanceof Revocation.Revoked;
        String outcome = revocation instanceof Revocation.CannotRevoke cannot ? cannot.why() : "revoked";
        append(new AuditEvent.Ended(
                lease.id(),
                lease.grant(),
                lease.build(),
                lease.credential(),
                cause,
                outcome,
                revoked,
                lease.expires()));
    }

    /** The failure itself is what the caller is told; a log that cannot record it either is told with it. */
    void failed(String lease, GrantName grant, String build, IssuerFault fault) {
        try {
            append(new AuditEvent.Failed(
                    lease,
                    grant,
                    build,
                    fault.reason().name().toLowerCase(Locale.ROOT),
                    fault.getMessage(),
                    fault.requestId()));
        } catch (AuditFault | RuntimeException e) {
            fault.addSuppressed(e);
        }
    }

    /** Says that an intent has no outcome, because the process ended in between. */
    void interrupted(String lease, GrantName grant, String build) throws AuditFault {
        append(new AuditEvent.Failed(
                lease,
                grant,
                build,
                "interrupted",
                "the process ended before the outcome was recorded: a credential may have been issued, and nobody got it",
                Optional.empty()));
    }

    private long append(AuditEvent event) throws AuditFault {
        Recorded recorded = audit.append(event);
        witness.accept(recorded);
        return recorded.sequence();
    }
}
