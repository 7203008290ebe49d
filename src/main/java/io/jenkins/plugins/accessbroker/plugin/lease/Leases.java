package io.jenkins.plugins.accessbroker.plugin.lease;

import hudson.model.Run;
import io.jenkins.plugins.accessbroker.audit.AuditEvent.EndCause;
import io.jenkins.plugins.accessbroker.lease.BrokerFault;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The ends of leases. None keeps the next from ending, and none hides what a build came to. */
public final class Leases {
    private static final Logger LOGGER = Logger.getLogger(Leases.class.getName());

    private Leases() {}

    /** Ends them all; what cannot be ended is said in the log, and tried again when the build ends. */
    public static void end(Run<?, ?> build, Collection<HeldLease> leases, EndCause cause, PrintStream log) {
        for (HeldLease held : leases) {
            try {
                AccessBroker.get().end(build, held.lease(), cause);
            } catch (BrokerFault e) {
                LogBlock.print(log, List.of(e.getMessage()));
            } catch (RuntimeException e) {
                LOGGER.log(Level.WARNING, e, () -> "cannot end " + held);
                LogBlock.print(log, List.of(held + " is not ended: see the controller's log"));
            }
        }
    }

    /** Holds leases again after a restart of the controller. Nothing is issued. */
    public static void resume(Run<?, ?> build, Collection<HeldLease> leases) {
        leases.forEach(held -> AccessBroker.get().resume(build, held.lease(), held.credential()));
    }
}
