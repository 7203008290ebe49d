package io.jenkins.plugins.accessbroker.plugin.lease;

import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.accessbroker.audit.AuditEvent.EndCause;
import io.jenkins.plugins.accessbroker.lease.BrokerFault;
import io.jenkins.plugins.accessbroker.lease.Lease;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Ends whatever a build still holds when it is over, and when it is deleted. */
@Extension
public final class EndOfBuild extends RunListener<Run<?, ?>> {
    private static final Logger LOGGER = Logger.getLogger(EndOfBuild.class.getName());

    @Override
    public void onCompleted(Run<?, ?> build, TaskListener listener) {
        end(build, EndCause.BUILD_ENDED, Optional.of(listener.getLogger()));
    }

    @Override
    public void onFinalized(Run<?, ?> build) {
        end(build, EndCause.BUILD_ENDED, Optional.empty());
    }

    @Override
    public void onDeleted(Run<?, ?> build) {
        end(build, EndCause.BUILD_GONE, Optional.empty());
    }

    private static void end(Run<?, ?> build, EndCause cause, Optional<PrintStream> log) {
        for (Lease lease : AccessBroker.get().leases(build)) {
            try {
                AccessBroker.get().end(build, lease, cause);
            } catch (BrokerFault e) {
                LOGGER.log(Level.WARNING, e, () -> "cannot end lease " + lease.id());
                log.ifPresent(out -> LogBlock.print(out, List.of(e.getMessage())));
            } catch (RuntimeException e) {
                LOGGER.log(Level.WARNING, e, () -> "cannot end lease " + lease.id());
            }
        }
    }
}
