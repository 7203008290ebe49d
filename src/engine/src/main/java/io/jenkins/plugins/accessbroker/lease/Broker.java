package io.jenkins.plugins.accessbroker.lease;

import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.AuditLog;
import io.jenkins.plugins.accessbroker.audit.CredentialUse;
import io.jenkins.plugins.accessbroker.audit.Recorded;
import io.jenkins.plugins.accessbroker.decision.Check;
import io.jenkins.plugins.accessbroker.decision.Decision;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.decision.UseDecision;
import io.jenkins.plugins.accessbroker.issuer.Credential;
import io.jenkins.plugins.accessbroker.issuer.Issuer;
import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.issuer.Revocation;
import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.GrantName;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The one place where decision, audit log and issuer meet.
 *
 * <p>The order never varies: decide, record the intent, issue, record what was issued, release. What is not on the audit
 * log is not handed out; what was issued and could not be recorded is revoked where the issuer can, and dropped.
 *
 * <p>Each call shows what it recorded to a witness, in order and before it returns. The witness may not throw.
 */
public final class Broker {
    private final Supplier<PolicySet> policies;
    private final Supplier<Map<String, Issuer>> issuers;
    private final AuditLog audit;
    private final InstantSource clock;
    private final Supplier<String> leaseIds;
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    /**
     * A broker over policies and issuers that may be exchanged at any time; each request is decided on one whole set.
     *
     * @param issuers by the name that policy files give them
     * @param leaseIds gives a new id, unique for ever, each time
     */
    public Broker(
            Supplier<PolicySet> policies,
            Supplier<Map<String, Issuer>> issuers,
            AuditLog audit,
            InstantSource clock,
            Supplier<String> leaseIds) {
        this.policies = policies;
        this.issuers = issuers;
        this.audit = audit;
        this.clock = clock;
        this.leaseIds = leaseIds;
    }

    /** As {@link #request(AccessRequest, Consumer)}, where nobody needs the records but the log. */
    public Answer request(AccessRequest request) throws BrokerFault {
        return request(request, recorded -> {});
    }

    /**
     * Decides a request and, if it is permitted, issues its credential.
     *
     * @throws BrokerFault if it could be neither granted nor denied; nothing was handed out
     */
    public Answer request(AccessRequest request, Consumer<Recorded> witness) throws BrokerFault {
        Records records = new Records(audit, witness);
        Decision decision = policies.get().decide(request, clock.instant());
        if (decision instanceof Decision.Denied denied) {
            return refused(denied, records);
        }
        String lease = leaseIds.get();
        Decision.Permitted permitted = (Decision.Permitted) decision;
        records.require(new AuditEvent.Intent(lease, permitted), "the intent");
        Answer.Granted granted = new Issuance(lease, permitted, records, clock).run(issuers.get());
        held.put(lease, new Held(granted.lease(), Optional.of(granted.credential())));
        return granted;
    }

    /**
     * Decides again for a lease that is to reach further than it was asked for, such as to another agent of its block. It is
     * also denied where the grant would issue something else by now.
     *
     * @param request what the lease was asked for with, and the facts as they are now
     * @return the denial, if it is denied; the lease then goes on as it was
     * @throws BrokerFault if it could be neither permitted nor denied, or the lease has ended; then it must not reach
     *     further
     */
    public Optional<Answer.Refused> extend(Lease lease, AccessRequest request, Consumer<Recorded> witness)
            throws BrokerFault {
        Held holding = held.get(lease.id());
        if (holding == null || !holding.lease().grant().equals(request.grant())) {
            throw new BrokerFault(
                    BrokerFault.Reason.ENDED,
                    "lease " + lease.id() + " of `" + lease.grant() + "` is not held, so it reaches no further");
        }
        Records records = new Records(audit, witness);
        Decision decision = policies.get().decide(request, clock.instant());
        if (decision instanceof Decision.Denied denied) {
            return Optional.of(refused(denied, records));
        }
        Decision.Permitted permitted = (Decision.Permitted) decision;
        if (!ScopeDigest.of(permitted.grant().scope()).equals(holding.lease().scope())) {
            return Optional.of(refused(Decision.Denied.of(permitted, changed(permitted)), records));
        }
        records.require(new AuditEvent.Extended(lease.id(), permitted), "the extension");
        return Optional.empty();
    }

    private static Check changed(Decision.Permitted decision) {
        return Check.failed(
                "issue",
                "what it was when the credential was issued",
                "another one since the policy changed, "
                        + decision.grant().scope().summary() + ": leave the block and ask anew");
    }

    /**
     * Denies a request for a reason that is none of its policy, whatever that says.
     *
     * @param why the condition that failed
     * @throws BrokerFault if the denial is not recorded
     */
    public Answer.Refused refuse(AccessRequest request, Check why, Consumer<Recorded> witness) throws BrokerFault {
        Decision decision = policies.get().decide(request, clock.instant());
        return refused(Decision.Denied.of(decision, why), new Records(audit, witness));
    }

    private static Answer.Refused refused(Decision.Denied denied, Records records) throws BrokerFault {
        return new Answer.Refused(denied, records.require(new AuditEvent.Denied(denied), "the denial"));
    }

    /** The leases that have not ended. */
    public List<Lease> held() {
        return held.values().stream().map(Held::lease).toList();
    }

    /**
     * Holds a lease again that was issued before this process began. What is held already stays as it is.
     *
     * @param credential what it takes to revoke it; nothing where nobody has that any more
     */
    public void resume(Lease lease, Optional<Credential> credential) {
        held.putIfAbsent(lease.id(), new Held(lease, credential));
    }

    /**
     * Adds what somebody else kept of a lease to what is held of it. What is held with its credential already stays as it
     * is, and what has ended, or ends meanwhile, is not held again.
     *
     * @param kept the lease as it was kept
     * @param credential what it takes to revoke it, where that was kept too
     * @return whether that lease is held
     */
    public boolean complete(Lease kept, Optional<Credential> credential) {
        Held known = held.get(kept.id());
        return known != null && known.complete(kept, credential);
    }

    /**
     * Decides whether a build may use a credential that Jenkins holds, and records it before the build may.
     *
     * @return nothing if no grant guards the credential; then nothing is recorded
     * @throws BrokerFault if it is not recorded; then the credential must not be used
     */
    public Optional<UseDecision> use(CredentialUse use, BuildContext build, Consumer<Recorded> witness)
            throws BrokerFault {
        PolicySet now = policies.get();
        if (!now.guarded().contains(use.credential())) {
            return Optional.empty();
        }
        UseDecision decided = now.decideUse(use.credential(), build, clock.instant());
        new Records(audit, witness).require(event(decided, use), "the use of a guarded credential");
        return Optional.of(decided);
    }

    /**
     * Records that a guarded credential was used and nobody asked.
     *
     * @param build the build, or whatever else used it, as the controller names it
     * @return whether a grant guards the credential; if none does, nothing is recorded
     * @throws BrokerFault if it is not recorded
     */
    public boolean unmediated(CredentialUse use, String build, Consumer<Recorded> witness) throws BrokerFault {
        Optional<Grant> guard = policies.get().guarding(use.credential());
        if (guard.isEmpty()) {
            return false;
        }
        AuditEvent event = new AuditEvent.Unmediated(guard.get().name(), build, use);
        new Records(audit, witness).require(event, "a use of a guarded credential past the broker");
        return true;
    }

    private static AuditEvent event(UseDecision decided, CredentialUse use) {
        return switch (decided.outcome()) {
            case PERMITTED -> new AuditEvent.Used((Decision.Permitted) decided.decision(), use);
            case OBSERVED -> new AuditEvent.Observed((Decision.Denied) decided.decision(), use);
            case DENIED -> new AuditEvent.Denied((Decision.Denied) decided.decision(), Optional.of(use));
        };
    }

    /** As {@link #end(Lease, AuditEvent.EndCause, Consumer)}, where nobody needs the records but the log. */
    public Optional<Revocation> end(Lease lease, AuditEvent.EndCause cause) throws BrokerFault {
        return end(lease, cause, recorded -> {});
    }

    /**
     * Ends a lease: its credential is revoked where the issuer can, and the end is recorded either way. Ending a lease
     * again does nothing.
     *
     * @return what came of it; nothing if the lease had ended before
     * @throws BrokerFault if the end is not recorded, or the credential could have been revoked and was not; the lease
     *     is then still held, and can be ended again
     */
    public Optional<Revocation> end(Lease lease, AuditEvent.EndCause cause, Consumer<Recorded> witness)
            throws BrokerFault {
        Held ending = held.get(lease.id());
        if (ending == null) {
            return Optional.empty();
        }
        synchronized (ending) {
            return ending.isEnded() ? Optional.empty() : Optional.of(end(ending, cause, new Records(audit, witness)));
        }
    }

    private Revocation end(Held ending, AuditEvent.EndCause cause, Records records) throws BrokerFault {
        Lease lease = ending.lease();
        String name = "lease " + lease.id() + " of `" + lease.grant() + "`";
        try {
            Revocation revocation = ending.revoke(issuers.get());
            records.ended(lease, cause, revocation);
            ending.end();
            held.remove(lease.id());
            return revocation;
        } catch (IssuerFault e) {
            records.failed(lease.id(), lease.grant(), lease.build(), e);
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

    /**
     * Records that an intent of an earlier process has no outcome.
     *
     * @throws BrokerFault if that is not recorded
     */
    public void interrupted(String lease, GrantName grant, String build, Consumer<Recorded> witness)
            throws BrokerFault {
        try {
            new Records(audit, witness).interrupted(lease, grant, build);
        } catch (AuditFault | RuntimeException e) {
            throw new BrokerFault(
                    BrokerFault.Reason.NO_RECORD,
                    "the audit log did not record that lease " + lease + " came to nothing: " + e.getMessage(),
                    e);
        }
    }
}
