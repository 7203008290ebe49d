package io.jenkins.plugins.accessbroker.plugin.broker;

import hudson.model.Run;
import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.Recorded;
import io.jenkins.plugins.accessbroker.audit.json.OpenLease;
import io.jenkins.plugins.accessbroker.issuer.Credential;
import io.jenkins.plugins.accessbroker.lease.Broker;
import io.jenkins.plugins.accessbroker.lease.BrokerFault;
import io.jenkins.plugins.accessbroker.lease.Lease;
import io.jenkins.plugins.accessbroker.plugin.record.BuildLog;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The leases of earlier processes. Those that the audit log has open are held, and no other: what a build says to have
 * kept is believed as far as the log has it. While the log has not been read yet, what builds say is kept until it is.
 */
final class EarlierLeases {
    private static final Logger LOGGER = Logger.getLogger(EarlierLeases.class.getName());

    private final Broker broker;
    private final Map<String, Run<?, ?>> builds;
    private final Set<Path> read = new HashSet<>();
    private final Set<String> ids = ConcurrentHashMap.newKeySet();
    private final Map<String, Claim> claims = new HashMap<>();

    /** What a build says to hold. */
    private record Claim(Run<?, ?> build, Lease lease, Credential credential) {}

    /**
     * Without any yet.
     *
     * @param builds the build of each lease that one has said to hold; it is added to
     */
    EarlierLeases(Broker broker, Map<String, Run<?, ?>> builds) {
        this.broker = broker;
        this.builds = builds;
    }

    /** Holds what is open in the log, and closes its intents; once for each log. */
    synchronized void takeOver(AuditStore audit) {
        if (audit.fault().isPresent() || read.contains(audit.directory())) {
            return;
        }
        try {
            for (OpenLease open : audit.openLeases()) {
                takeOver(open);
            }
            read.add(audit.directory());
            Set.copyOf(claims.values()).forEach(this::settle);
            claims.clear();
        } catch (AuditFault | BrokerFault e) {
            LOGGER.log(Level.WARNING, e, () -> "cannot take over the leases that are open in " + audit.directory());
        }
    }

    private void takeOver(OpenLease open) throws BrokerFault {
        if (open.issued().isEmpty()) {
            Consumer<Recorded> witness = recorded -> BuildName.find(open.build(), open.id())
                    .ifPresent(build -> BuildLog.of(build).append(recorded));
            broker.interrupted(open.id(), open.grant(), open.build(), witness);
            return;
        }
        OpenLease.Issued issued = open.issued().get();
        ids.add(open.id());
        broker.resume(
                new Lease(
                        open.id(),
                        open.grant(),
                        open.build(),
                        issued.credential(),
                        issued.expires(),
                        open.sequence(),
                        ""),
                Optional.empty());
    }

    /** A build that is over by now holds nothing; its lease is for the sweep to end. */
    private void settle(Claim claim) {
        if (!broker.complete(claim.lease(), Optional.of(claim.credential()))) {
            LOGGER.warning(() -> notOpen(claim.lease()));
        } else if (claim.build().isBuilding()) {
            builds.put(claim.lease().id(), claim.build());
        }
    }

    /**
     * A build says that it holds a lease.
     *
     * @param audit the log as it is, if there is one
     * @throws BrokerFault if the log does not have it open
     */
    synchronized void claim(Optional<AuditStore> audit, Run<?, ?> build, Lease lease, Credential credential)
            throws BrokerFault {
        if (broker.complete(lease, Optional.of(credential))) {
            builds.put(lease.id(), build);
        } else if (audit.isPresent() && read.contains(audit.get().directory())) {
            throw new BrokerFault(BrokerFault.Reason.ENDED, notOpen(lease));
        } else {
            claims.put(lease.id(), new Claim(build, lease, credential));
        }
    }

    /** A build has more of a lease than the log. */
    void complete(Lease lease) {
        if (isEarlier(lease)) {
            broker.complete(lease, Optional.empty());
        }
    }

    private static String notOpen(Lease lease) {
        return "lease " + lease.id() + " of `" + lease.grant()
                + "`, which the build kept over a restart, is not open on the audit log: run the build again";
    }

    /**
     * Checks that a lease can be ended, if it is held.
     *
     * @throws BrokerFault while a build's word is all that there is
     */
    synchronized void checkEnd(Lease lease) throws BrokerFault {
        if (claims.containsKey(lease.id())) {
            throw new BrokerFault(
                    BrokerFault.Reason.NO_RECORD,
                    "the audit log was not open since the controller started, so the end of lease " + lease.id()
                            + " is recorded when it is");
        }
    }

    /** Whether the lease was open in a log when this process began to use it. */
    boolean isEarlier(Lease lease) {
        return ids.contains(lease.id());
    }
}
