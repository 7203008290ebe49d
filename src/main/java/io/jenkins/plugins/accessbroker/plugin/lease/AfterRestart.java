package io.jenkins.plugins.accessbroker.plugin.lease;

import hudson.Extension;
import hudson.model.AsyncPeriodicWork;
import hudson.model.TaskListener;
import io.jenkins.plugins.accessbroker.audit.AuditEvent.EndCause;
import io.jenkins.plugins.accessbroker.lease.BrokerFault;
import io.jenkins.plugins.accessbroker.lease.Lease;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.plugin.broker.LeaseHolder;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionList;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * Ends leases of before a restart of the controller that no build holds any more. It waits until all builds that go on
 * are loaded, and leaves alone what any step says to hold.
 */
@Extension
public final class AfterRestart extends AsyncPeriodicWork {
    private static final Logger LOGGER = Logger.getLogger(AfterRestart.class.getName());
    private static final int PATIENCE_MINUTES = 5;

    public AfterRestart() {
        super("access broker: ends leases of builds that did not survive a restart");
    }

    @Override
    public long getRecurrencePeriod() {
        return MIN;
    }

    @Override
    protected Level getNormalLoggingLevel() {
        return Level.FINE;
    }

    @Override
    protected void execute(TaskListener listener) throws InterruptedException {
        endOrphans();
    }

    void endOrphans() throws InterruptedException {
        AccessBroker broker = AccessBroker.get();
        if (broker.unclaimed().isEmpty() || !FlowExecutionList.get().isResumptionComplete()) {
            return;
        }
        Set<String> held = ConcurrentHashMap.newKeySet();
        try {
            StepExecution.acceptAll(step -> {
                        if (step instanceof LeaseHolder holder) {
                            held.addAll(holder.leases());
                        }
                    })
                    .get(PATIENCE_MINUTES, TimeUnit.MINUTES);
        } catch (ExecutionException | TimeoutException e) {
            LOGGER.log(Level.WARNING, "cannot ask all builds what they hold; asked again in a minute", e);
            return;
        }
        List<Lease> orphans = broker.unclaimed().stream()
                .filter(lease -> !held.contains(lease.id()))
                .toList();
        orphans.forEach(AfterRestart::end);
    }

    private static void end(Lease lease) {
        try {
            AccessBroker.get().end(lease, EndCause.BUILD_GONE);
        } catch (BrokerFault | RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "cannot end lease " + lease.id() + "; tried again in a minute");
        }
    }
}
