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
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.decision.Check;
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
import io.jenkins.plugins.accessbroker.plugin.anchor.AnchorService;
import io.jenkins.plugins.accessbroker.plugin.config.AccessBrokerConfiguration;
import io.jenkins.plugins.accessbroker.plugin.record.BuildLog;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionList;

/**
 * The running broker of this controller. It is there from the start; until it is set up, and while its audit log cannot
 * be written, it gives nothing.
 *
 * <p>Everything that it records about a build is also kept with the build. A build that was denied very often gets no
 * answer any more.
 */
@Extension
public final class AccessBroker {
    private static final PolicySet NOTHING = new PolicySet(List.of());

    private final InstantSource clock = InstantSource.system();
    private final Map<String, Run<?, ?>> builds = new ConcurrentHashMap<>();
    private final Broker broker = new Broker(
            this::policies,
            this::issuers,
            new Current(),
            clock,
            () -> UUID.randomUUID().toString());
    private final Denials denials = new Denials();
    private final EarlierLeases earlier = new EarlierLeases(broker, builds);
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
        AnchorService.get().serve(audit.anchored());
        earlier.takeOver(audit);
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
        AnchorService.get().serve(running.map(Running::audit).flatMap(AuditStore::anchored));
        running.ifPresent(now -> earlier.takeOver(now.audit()));
    }

    /** Gives up the audit log's directory when the controller stops, after the Pipelines have. */
    @Terminator(requires = FlowExecutionList.EXECUTIONS_SUSPENDED)
    public static void stop() {
        get().close();
    }

    private synchronized void close() {
        AnchorService.get().serve(Optional.empty());
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
        Optional<Check> refusal = denials.before(build);
        Answer answer = refusal.isPresent()
                ? broker.refuse(request, refusal.get(), witness(build))
                : broker.request(request, witness(build));
        if (answer instanceof Answer.Granted granted) {
            builds.put(granted.lease().id(), build);
        } else {
            denials.count(build);
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
        Optional<Check> refusal = denials.before(build);
        Optional<Answer.Refused> refused = refusal.isPresent()
                ? Optional.of(broker.refuse(request, refusal.get(), witness(build)))
                : broker.extend(lease, request, witness(build));
        refused.ifPresent(denied -> denials.count(build));
        return refused;
    }

    /**
     * Decides whether a build may use a credential that Jenkins holds, and records it before the build may.
     *
     * @return nothing if no grant guards the credential
     * @throws BrokerFault if it is not recorded; then the credential must not be used
     */
    public Optional<UseDecision> use(Run<?, ?> build, CredentialUse use, BuildContext context) throws BrokerFault {
        if (denials.isOver(build) && isDenied(use, context)) {
            throw Denials.tooMany();
        }
        Optional<UseDecision> decided = broker.use(use, context, witness(build));
        decided.filter(decision -> decision.outcome() == UseDecision.Outcome.DENIED)
                .ifPresent(denied -> denials.count(build));
        return decided;
    }

    private boolean isDenied(CredentialUse use, BuildContext context) {
        PolicySet now = policies();
        return now.guarded().contains(use.credential())
                && now.decideUse(use.credential(), context, clock.instant()).outcome() == UseDecision.Outcome.DENIED;
    }

    /**
     * Records that a guarded credential was used past the broker.
     *
     * @param build the build that used it, where that is known
     * @param place what used it, as the controller names it
     * @throws BrokerFault if it is not recorded
     */
    public void unmediated(Optional<Run<?, ?>> build, String place, CredentialUse use) throws BrokerFault {
        broker.unmediated(use, place, witness(build));
    }

    /**
     * Holds a lease again that a build has kept over a restart of the controller. While the audit log could not be read
     * since then, it is held once that can be.
     *
     * @throws BrokerFault if the audit log does not have it open; then the build must not use it
     */
    public void resume(Run<?, ?> build, Lease lease, Credential credential) throws BrokerFault {
        earlier.claim(running.map(Running::audit), build, lease, credential);
    }

    /**
     * Holds a lease of before a restart of the controller, of which its build kept no credential, with what the build kept
     * of it. Nothing changes if it has ended, or is held with its credential.
     */
    public void complete(Lease lease) {
        earlier.complete(lease);
    }

    /**
     * Ends a lease; ending it again does nothing.
     *
     * @return what came of it; nothing if it had ended before
     * @throws BrokerFault if it is still held, and can be ended again
     */
    public Optional<Revocation> end(Run<?, ?> build, Lease lease, AuditEvent.EndCause cause) throws BrokerFault {
        earlier.checkEnd(lease);
        Optional<Revocation> outcome = broker.end(lease, cause, witness(build));
        builds.remove(lease.id());
        return outcome;
    }

    /** As {@link #end(Run, Lease, AuditEvent.EndCause)}, for a lease whose build may be gone. */
    public Optional<Revocation> end(Lease lease, AuditEvent.EndCause cause) throws BrokerFault {
        Optional<Run<?, ?>> build = Optional.<Run<?, ?>>ofNullable(builds.get(lease.id()))
                .or(() -> BuildName.find(lease.build(), lease.id()));
        earlier.checkEnd(lease);
        Optional<Revocation> outcome = broker.end(lease, cause, witness(build));
        builds.remove(lease.id());
        return outcome;
    }

    /** The leases of a build that have not ended. */
    public List<Lease> leases(Run<?, ?> build) {
        return broker.held().stream()
                .filter(lease -> Optional.<Run<?, ?>>ofNullable(builds.get(lease.id()))
                        .filter(holder -> BuildName.isSame(holder, build))
                        .isPresent())
                .toList();
    }

    /** All leases that have not ended. */
    public List<Lease> leases() {
        return broker.held();
    }

    /** The leases of before a restart of the controller that no build has said to hold. */
    public List<Lease> unclaimed() {
        return broker.held().stream()
                .filter(lease -> earlier.isEarlier(lease) && !builds.containsKey(lease.id()))
                .toList();
    }

    /** What would be decided now. Nothing is recorded and nothing issued. */
    public Decision explain(AccessRequest request) {
        return policies().decide(request, clock.instant());
    }

    /**
     * The policies in force. There are none until the broker is set up, while none could be loaded since the controller
     * began, and when it stops.
     */
    public PolicySet policies() {
        return running.map(now -> now.setup().policies().get()).orElse(NOTHING);
    }

    /**
     * The audit log as it can be read now, whether it can be written or not.
     *
     * @throws LogFault if its checkpoint or its key cannot be read
     */
    public ReadableLog auditLog() throws LogFault {
        Optional<Running> now = running;
        return now.isPresent()
                ? now.get().audit().readable()
                : ReadableLog.lying(AccessBrokerConfiguration.get().settings().audit(), "the audit log is not open");
    }

    /** How the broker is now. */
    public Health health() {
        return HealthReport.of(running.map(Running::audit), leases().size());
    }

    /**
     * Records what is about no build.
     *
     * @throws AuditFault if it is not on the log
     */
    public Recorded record(AuditEvent event) throws AuditFault {
        return new Current().append(event);
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
            AnchorService.get().check(event);
            Recorded recorded = now.get().audit().append(event);
            AnchorService.get().recorded(recorded.sequence() + 1);
            return recorded;
        }

        @Override
        public void close() {
            AccessBroker.this.close();
        }
    }
}
