package io.jenkins.plugins.accessbroker.plugin.broker;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.Terminator;
import hudson.model.Run;
import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.AuditLog;
import io.jenkins.plugins.accessbroker.audit.CredentialUse;
import io.jenkins.plugins.accessbroker.audit.Recorded;
import io.jenkins.plugins.accessbroker.audit.json.OpenLease;
import io.jenkins.plugins.accessbroker.decision.Decision;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.decision.UseDecision;
import io.jenkins.plugins.accessbroker.issuer.Credential;
import io.jenkins.plugins.accessbroker.issuer.Issuer;
import io.jenkins.plugins.accessbroker.issuer.Revocation;
import io.jenkins.plugins.accessbroker.lease.Answer;
import io.jenkins.plugins.accessbroker.lease.Broker;
import io.jenkins.plugins.accessbroker.lease.BrokerFault;
import io.jenkins.plugins.accessbroker.lease.Lease;
import io.jenkins.plugins.accessbroker.plugin.record.BuildLog;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The running broker of this controller. It is there from the start; until it is set up, and while its audit log cannot
 * be written, it gives nothing.
 *
 * <p>Everything that it records about a build is also kept with the build.
 */
@Extension
public final class AccessBroker {
    private static final Logger LOGGER = Logger.getLogger(AccessBroker.class.getName());
    private static final PolicySet NOTHING = new PolicySet(List.of());

    private final InstantSource clock = InstantSource.system();
    private final Map<String, Run<?, ?>> builds = new ConcurrentHashMap<>();
    private final Broker broker = new Broker(
            this::policies,
            this::issuers,
            new Current(),
            clock,
            () -> UUID.randomUUID().toString());
    private final Set<Path> takenOver = new HashSet<>();
    private final Set<String> earlier = ConcurrentHashMap.newKeySet();
    private volatile Optional<Running> running = Optional.empty();

    private record Running(Setup setup, AuditStore audit) {}

    /** The broker of this controller. */
    public static AccessBroker get() {
        return ExtensionList.lookupSingleton(AccessBroker.class);
    }

    /**
     * Works with this from now on. Leases that are held stay held. The audit log is opened, or opened again if it is
     * another one or could not be written; the issuers of the setup before are closed.
     */
    public synchronized void setUp(Setup setup) {
        Optional<Running> before = running;
        AuditStore audit =
                before.map(Running::audit).filter(store -> store.serves(setup)).orElseGet(() -> open(before, setup));
        running = Optional.of(new Running(setup, audit));
        takeOver(audit);
        before.ifPresent(old -> old.setup().issuers().values().stream()
                .filter(issuer -> !setup.issuers().containsValue(issuer))
                .forEach(Issuer::close));
    }

    private AuditStore open(Optional<Running> before, Setup setup) {
        before.ifPresent(old -> old.audit().close());
        AuditStore audit = new AuditStore(setup, clock);
        audit.reopen();
        return audit;
    }

    /** Closes the audit log and opens it again. */
    public synchronized void reopenAudit() {
        running.ifPresent(now -> now.audit().reopen());
        running.ifPresent(now -> takeOver(now.audit()));
    }

    /** Holds the leases that an earlier process left open, and closes its intents; once for each log. */
    private void takeOver(AuditStore audit) {
        if (audit.fault().isPresent() || takenOver.contains(audit.directory())) {
            return;
        }
        try {
            for (OpenLease open : audit.openLeases()) {
                takeOver(open);
            }
            takenOver.add(audit.directory());
        } catch (AuditFault | BrokerFault e) {
            LOGGER.log(Level.WARNING, e, () -> "cannot take over the leases that are open in " + audit.directory());
        }
    }

    private void takeOver(OpenLease open) throws BrokerFault {
        if (open.issued().isEmpty()) {
            broker.interrupted(open.id(), open.grant(), open.build(), witness(BuildName.find(open.build())));
            return;
        }
        OpenLease.Issued issued = open.issued().get();
        earlier.add(open.id());
        broker.resume(
                new Lease(
                        open.id(), open.grant(), open.build(), issued.credential(), issued.expires(), open.sequence()),
                Optional.empty());
    }

    /** Gives up the audit log's directory when the controller stops. */
    @Terminator
    public static void stop() {
        get().close();
    }

    private synchronized void close() {
        running.ifPresent(now -> {
            now.audit().close();
            now.setup().issuers().values().forEach(Issuer::close);
        });
        running = Optional.empty();
    }

    /**
     * Decides a build's request and, if it is permitted, issues its credential.
     *
     * @throws BrokerFault if it could be neither granted nor denied; nothing was handed out
     */
    public Answer request(Run<?, ?> build, AccessRequest request) throws BrokerFault {
        Answer answer = broker.request(request, witness(build));
        if (answer instanceof Answer.Granted granted) {
            builds.put(granted.lease().id(), build);
        }
        return answer;
    }

    /**
     * Decides again for a lease whose block takes a further agent.
     *
     * @return the denial, if it is denied
     * @throws BrokerFault if it could be neither permitted nor denied; then the lease must not reach further
     */
    public Optional<Answer.Refused> extend(Run<?, ?> build, Lease lease, AccessRequest request) throws BrokerFault {
        return broker.extend(lease, request, witness(build));
    }

    /**
     * Decides whether a build may use a credential that Jenkins holds, and records it before the build may.
     *
     * @return nothing if no grant guards the credential
     * @throws BrokerFault if it is not recorded; then the credential must not be used
     */
    public Optional<UseDecision> use(Run<?, ?> build, CredentialUse use, BuildContext context) throws BrokerFault {
        return broker.use(use, context, witness(build));
    }

    /** Holds a lease again that a build has kept over a restart of the controller. */
    public void resume(Run<?, ?> build, Lease lease, Credential credential) {
        broker.resume(lease, Optional.of(credential));
        builds.put(lease.id(), build);
    }

    /**
     * Ends a lease; ending it again does nothing.
     *
     * @return what came of it; nothing if it had ended before
     * @throws BrokerFault if it is still held, and can be ended again
     */
    public Optional<Revocation> end(Run<?, ?> build, Lease lease, AuditEvent.EndCause cause) throws BrokerFault {
        Optional<Revocation> outcome = broker.end(lease, cause, witness(build));
        builds.remove(lease.id());
        return outcome;
    }

    /** As {@link #end(Run, Lease, AuditEvent.EndCause)}, for a lease whose build may be gone. */
    public Optional<Revocation> end(Lease lease, AuditEvent.EndCause cause) throws BrokerFault {
        Optional<Run<?, ?>> build =
                Optional.<Run<?, ?>>ofNullable(builds.get(lease.id())).or(() -> BuildName.find(lease.build()));
        Optional<Revocation> outcome = broker.end(lease, cause, witness(build));
        builds.remove(lease.id());
        return outcome;
    }

    /** The leases of a build that have not ended. */
    public List<Lease> leases(Run<?, ?> build) {
        return broker.held().stream()
                .filter(lease -> build.equals(builds.get(lease.id())))
                .toList();
    }

    /** All leases that have not ended. */
    public List<Lease> leases() {
        return broker.held();
    }

    /** The leases of before a restart of the controller that no build has said to hold. */
    public List<Lease> unclaimed() {
        return broker.held().stream()
                .filter(lease -> earlier.contains(lease.id()) && !builds.containsKey(lease.id()))
                .toList();
    }

    /** What would be decided now. Nothing is recorded and nothing issued. */
    public Decision explain(AccessRequest request) {
        return policies().decide(request, clock.instant());
    }

    /** The policies in force; none until the broker is set up. */
    public PolicySet policies() {
        return running.map(now -> now.setup().policies().get()).orElse(NOTHING);
    }

    /** How the broker is now. */
    public Health health() {
        return HealthReport.of(running.map(Running::audit), leases().size());
    }

    private Map<String, Issuer> issuers() {
        return running.map(now -> now.setup().issuers()).orElseGet(Map::of);
    }

    private static Consumer<Recorded> witness(Run<?, ?> build) {
        return witness(Optional.of(build));
    }

    private static Consumer<Recorded> witness(Optional<Run<?, ?>> build) {
        return recorded -> build.ifPresent(run -> BuildLog.of(run).append(recorded));
    }

    /** The audit log of the setup at the moment. */
    private final class Current implements AuditLog {
        @Override
        public Recorded append(AuditEvent event) throws AuditFault {
            Optional<Running> now = running;
            if (now.isEmpty()) {
                throw new AuditFault(
                        AuditFault.Reason.UNWRITABLE,
                        "the broker is not set up: an administrator checks it under Manage Jenkins > Access Broker");
            }
            return now.get().audit().append(event);
        }

        @Override
        public void close() {
            AccessBroker.this.close();
        }
    }
}
