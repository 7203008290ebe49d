package io.jenkins.plugins.accessbroker.plugin.lease;

import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.accessbroker.audit.AuditEvent.EndCause;
import io.jenkins.plugins.accessbroker.lease.Lease;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import java.io.PrintStream;
import java.util.Optional;

/** Ends whatever a build still holds when it is over, and when it is deleted. */
@Extension
public final class EndOfBuild extends RunListener<Run<?, ?>> {
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
            Leases.end(build, lease, cause, log);
        }
    }
}
