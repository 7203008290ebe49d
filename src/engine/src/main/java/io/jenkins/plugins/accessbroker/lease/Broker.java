package io.jenkins.plugins.accessbroker.lease;

import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.AuditLog;
import io.jenkins.plugins.accessbroker.audit.CredentialMark;
import io.jenkins.plugins.accessbroker.decision.Decision;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.issuer.Attribution;
import io.jenkins.plugins.accessbroker.issuer.Credential;
import io.jenkins.plugins.accessbroker.issuer.Issuer;
import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.issuer.Order;
import io.jenkins.plugins.accessbroker.issuer.Revocation;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The one place where decision, audit log and issuer meet.
 *
 * <p>The order never varies: decide, record the intent, issue, record what was issued, release. What is not on the audit
 * log is not handed out; what was issued and could not be recorded is revoked where the issuer can, and dropped.
 */
public final class Broker {
    private final Supplier<PolicySet> policies;
    private final Map<String, Issuer> issuers;
    private final AuditLog audit;
    private final InstantSource clock;
    private final Supplier<String> leaseIds;
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    /**
     * A broker over policies that may be exchanged at any time; each request is decided on one whole set.
     *
     * @param issuers by the name that policy files give them
     * @param leaseIds gives a new id, unique for ever, each time
     */
    public Broker(
            Supplier<PolicySet> policies,
            Map<String, Issuer> issuers,
            AuditLog audit,
            InstantSource clock,
            Supplier<String> leaseIds) {
        this.policies = policies;
        this.issuers = Map.copyOf(issuers);
        this.audit = audit;
        this.clock = clock;
        this.leaseIds = leaseIds;
    }

    /**
     * Decides a request and, if it is permitted, issues its credential.
     *
     * @throws BrokerFault if it could be neither granted nor denied; nothing was handed out
     */
    public Answer request(AccessRequest request) throws BrokerFault {
        Decision decision = policies.get().decide(request, clock.instant());
        if (decision instanceof Decision.Denied denied) {
            return new Answer.Refused(denied, record(new AuditEvent.Denied(denied), "the denial"));
        }
        return grant((Decision.Permitted) decision);
    }

    /**
     * Ends a lease: its credential is revoked where the issuer can, and the end is recorded either way. Ending a lease
     * again does nothing.
     *
     * @return what came of it; nothing if the lease had ended before
     * @throws BrokerFault if the end is not recorded, or the credential could have been revoked and was not; the lease
     *     is then still held, and can be ended again
     */
    public Optional<Revocation> end(Lease lease, AuditEvent.EndCause cause) throws BrokerFault {
        Held ending = held.get(lease.id());
        if (ending == null) {
            return Optional.empty();
        }
        synchronized (ending) {
            return ending.isEnded() ? Optional.empty() : Optional.of(end(ending, cause));
        }
    }

    private Revocation end(Held ending, AuditEvent.EndCause cause) throws BrokerFault {
        Lease lease = ending.lease();
        String name = "lease " + lease.id() + " of `" + lease.decision().grant().name() + "`";
        try {
            Revocation revocation = ending.revoke();
            audit.append(ended(lease, cause, revocation));
            ending.end();
            held.remove(lease.id());
            return revocation;
        } catch (IssuerFault e) {
            recordFailure(lease.id(), lease.decision(), e);
            throw new BrokerFault(
                    BrokerFault.Reason.NOT_ENDED,
                    name + " is not ended and its credential works until " + lease.expires() + ": " + e.getMessage(),
                    e);
        } catch (AuditFault | RuntimeException e) {
            throw new BrokerFault(
                    BrokerFault.Reason.NO_RECORD,
                    "the audit log did not record the end of " + name
                            + ", so it is still held: mend the log and end it again: " + e.getMessage(),
                    e);
        }
    }

    private Answer grant(Decision.Permitted decision) throws BrokerFault {
        String lease = leaseIds.get();
        record(new AuditEvent.Intent(lease, decision), "the intent");
        Instant asked = clock.instant();
        Issuer issuer;
        Credential credential;
        try {
            issuer = issuer(decision);
            credential = Objects.requireNonNull(issuer.issue(order(lease, decision)));
        } catch (IssuerFault e) {
            throw notIssued(lease, decision, e);
        } catch (RuntimeException e) {
            throw notIssued(lease, decision, IssuerFault.internal(e));
        }
        Duration latency = Duration.between(asked, clock.instant());
        Lease granted = recordIssued(lease, decision, issuer, credential, latency);
        held.put(lease, new Held(granted, issuer, credential));
        return new Answer.Granted(granted, credential);
    }

    private Issuer issuer(Decision.Permitted decision) throws IssuerFault {
        String name = decision.grant().scope().issuer();
        Issuer issuer = issuers.get(name);
        if (issuer == null) {
            throw new IssuerFault(
                    IssuerFault.Reason.CONFIGURATION,
                    "grant `" + decision.grant().name() + "` is issued by " + Quote.of(name)
                            + ", which is not set up here: ask the administrator to configure this issuer");
        }
        return issuer;
    }

    private static Order order(String lease, Decision.Permitted decision) {
        AccessRequest request = decision.request();
        Attribution attribution = new Attribution(
                decision.grant().name(),
                decision.grant().owner().team(),
                request.build().job().name(),
                request.build().number(),
                lease);
        return new Order(decision.grant().scope(), decision.ttl(), attribution);
    }

    private Lease recordIssued(
            String lease, Decision.Permitted decision, Issuer issuer, Credential credential, Duration latency)
            throws BrokerFault {
        try {
            CredentialMark mark = new CredentialMark(issuer.name(), credential.id(), credential.sha256());
            long sequence = audit.append(new AuditEvent.Issued(
                    lease,
                    decision.grant().name(),
                    decision.request().build().build(),
                    mark,
                    credential.requestId(),
                    credential.scope(),
                    credential.expires(),
                    latency));
            return new Lease(lease, decision, mark, credential.expires(), sequence);
        } catch (AuditFault | RuntimeException e) {
            throw discarded(lease, issuer, credential, e);
        }
    }

    /** What was issued and is not on the log is ended where that can be, and dropped. */
    private BrokerFault discarded(String lease, Issuer issuer, Credential credential, Exception cause) {
        String outcome;
        try {
            outcome = describe(issuer.revoke(credential), credential);
        } catch (IssuerFault | RuntimeException e) {
            cause.addSuppressed(e);
            outcome = "revoking it failed, and it lives until " + credential.expires();
        }
        return new BrokerFault(
                BrokerFault.Reason.NO_RECORD,
                "the audit log did not record what was issued for lease " + lease
                        + ", so it was discarded and nobody got it (" + outcome + "): " + cause.getMessage(),
                cause);
    }

    private static String describe(Revocation revocation, Credential credential) {
        if (revocation instanceof Revocation.CannotRevoke cannot) {
            return "not revoked, it lives until " + credential.expires() + ": " + cannot.why();
        }
        return "revoked";
    }

    private static AuditEvent.Ended ended(Lease lease, AuditEvent.EndCause cause, Revocation revocation) {
        boolean revoked = revocation instanceof Revocation.Revoked;
        String outcome = revocation instanceof Revocation.CannotRevoke cannot ? cannot.why() : "revoked";
        return new AuditEvent.Ended(
                lease.id(),
                lease.decision().grant().name(),
                lease.decision().request().build().build(),
                lease.credential(),
                cause,
                outcome,
                revoked,
                lease.expires());
    }

    private BrokerFault notIssued(String lease, Decision.Permitted decision, IssuerFault fault) {
        recordFailure(lease, decision, fault);
        BrokerFault.Reason reason = fault.reason() == IssuerFault.Reason.INTERNAL
                ? BrokerFault.Reason.INTERNAL
                : BrokerFault.Reason.NOT_ISSUED;
        return new BrokerFault(
                reason, "no credential for `" + decision.grant().name() + "`: " + fault.getMessage(), fault);
    }

    /** The failure itself is what the caller is told; a log that cannot record it either is told with it. */
    private void recordFailure(String lease, Decision.Permitted decision, IssuerFault fault) {
        try {
            audit.append(new AuditEvent.Failed(
                    lease,
                    decision.grant().name(),
                    decision.request().build().build(),
                    fault.reason().name().toLowerCase(Locale.ROOT),
                    fault.getMessage(),
                    fault.requestId()));
        } catch (AuditFault | RuntimeException e) {
            fault.addSuppressed(e);
        }
    }

    private long record(AuditEvent event, String what) throws BrokerFault {
        try {
            return audit.append(event);
        } catch (AuditFault | RuntimeException e) {
            throw new BrokerFault(
                    BrokerFault.Reason.NO_RECORD,
                    "the audit log did not record " + what + ", so nothing is handed out: " + e.getMessage(),
                    e);
        }
    }
}
