package io.jenkins.plugins.accessbroker.plugin.lease;

import hudson.model.Run;
import io.jenkins.plugins.accessbroker.audit.AuditEvent.EndCause;
import io.jenkins.plugins.accessbroker.lease.BrokerFault;
import io.jenkins.plugins.accessbroker.lease.Lease;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The ends of leases. None keeps the next from ending, and none hides what a build came to. */
public final class Leases {
    private static final Logger LOGGER = Logger.getLogger(Leases.class.getName());

    private Leases() {}

    /** Ends them all; what cannot be ended now is said in the log, and tried again until it is. */
    public static void end(Run<?, ?> build, Collection<HeldLease> leases, EndCause cause, PrintStream log) {
        leases.forEach(held -> end(build, held.lease(), cause, Optional.of(log)));
    }

    static void end(Run<?, ?> build, Lease lease, EndCause cause, Optional<PrintStream> log) {
        try {
            AccessBroker.get().end(build, lease, cause);
        } catch (BrokerFault | RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "cannot end lease " + lease.id() + " of " + lease.grant() + " now");
            String why = e instanceof BrokerFault ? e.getMessage() : "see the controller's log";
            log.ifPresent(out -> LogBlock.print(out, List.of("not ended: " + lease.grant() + ": " + why)));
            OpenEnds.get().add(lease, cause);
        }
    }

    /**
     * Holds leases again after a restart of the controller. Nothing is issued.
     *
     * @throws AccessRefused if one is not open on the audit log; then none may be used
     */
    public static void resume(Run<?, ?> build, Collection<HeldLease> leases) throws AccessRefused {
        for (HeldLease held : leases) {
            try {
                AccessBroker.get().resume(build, held.lease(), held.credential());
            } catch (BrokerFault e) {
                throw new AccessRefused("no access: " + LogBlock.plain(e.getMessage()));
            }
        }
    }
}
