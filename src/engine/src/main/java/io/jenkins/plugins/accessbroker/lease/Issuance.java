package io.jenkins.plugins.accessbroker.lease;

import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.CredentialMark;
import io.jenkins.plugins.accessbroker.decision.Decision;
import io.jenkins.plugins.accessbroker.issuer.Attribution;
import io.jenkins.plugins.accessbroker.issuer.Credential;
import io.jenkins.plugins.accessbroker.issuer.Issuer;
import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.issuer.Order;
import io.jenkins.plugins.accessbroker.issuer.Revocation;
import io.jenkins.plugins.accessbroker.policy.GuardedCredential;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.request.Revision;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What follows a recorded intent: the credential is issued, recorded, and only then released. */
final class Issuance {
    private final String lease;
    private final Decision.Permitted decision;
    private final Records records;
    private final InstantSource clock;

    Issuance(String lease, Decision.Permitted decision, Records records, InstantSource clock) {
        this.lease = lease;
        this.decision = decision;
        this.records = records;
        this.clock = clock;
    }

    Answer.Granted run(Map<String, Issuer> issuers) throws BrokerFault {
        Instant asked = clock.instant();
        Issuer issuer;
        Credential credential;
        try {
            issuer = issuer(issuers);
            credential = Objects.requireNonNull(issuer.issue(order()));
        } catch (IssuerFault e) {
            throw notIssued(e);
        } catch (RuntimeException e) {
            throw notIssued(IssuerFault.internal(e));
        }
        return released(issuer, credential, Duration.between(asked, clock.instant()));
    }

    private Issuer issuer(Map<String, Issuer> issuers) throws IssuerFault {
        if (decision.grant().scope() instanceof GuardedCredential guarded) {
            throw new IssuerFault(
                    IssuerFault.Reason.BOUNDS,
                    "grant `" + decision.grant().name() + "` guards the Jenkins credential " + Quote.of(guarded.id())
                            + " and issues nothing: name the credential in the step that uses it");
        }
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

    private Order order() {
        AccessRequest request = decision.request();
        Attribution attribution = new Attribution(
                decision.grant().name(),
                decision.grant().owner().team(),
                request.build().job().name(),
                request.build().number(),
                lease);
        Optional<String> repository = request.build()
                .revision()
                .match(
                        revision ->
                                Optional.of(revision).filter(Revision::trusted).map(Revision::repository),
                        Optional::empty,
                        why -> Optional.empty());
        return new Order(decision.grant().scope(), decision.ttl(), attribution, repository);
    }

    private Answer.Granted released(Issuer issuer, Credential credential, Duration latency) throws BrokerFault {
        try {
            CredentialMark mark = new CredentialMark(issuer.name(), credential.id(), credential.sha256());
            long sequence = records.issued(lease, decision, mark, credential, latency);
            Lease granted = new Lease(
                    lease,
                    decision.grant().name(),
                    decision.request().build().build(),
                    mark,
                    credential.expires(),
                    sequence,
                    ScopeDigest.of(decision.grant().scope()));
            return new Answer.Granted(decision, granted, credential);
        } catch (AuditFault | RuntimeException e) {
            throw discarded(issuer, credential, e);
        }
    }

    /** What was issued and is not on the log is ended where that can be, and dropped. */
    private BrokerFault discarded(Issuer issuer, Credential credential, Exception cause) {
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

    private BrokerFault notIssued(IssuerFault fault) {
        records.failed(
                lease, decision.grant().name(), decision.request().build().build(), fault);
        BrokerFault.Reason reason = fault.reason() == IssuerFault.Reason.INTERNAL
                ? BrokerFault.Reason.INTERNAL
                : BrokerFault.Reason.NOT_ISSUED;
        return new BrokerFault(
                reason, "no credential for `" + decision.grant().name() + "`: " + fault.getMessage(), fault);
    }
}
