package io.jenkins.plugins.accessbroker.plugin.lease;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.AsyncPeriodicWork;
import hudson.model.TaskListener;
import io.jenkins.plugins.accessbroker.audit.AuditEvent.EndCause;
import io.jenkins.plugins.accessbroker.lease.BrokerFault;
import io.jenkins.plugins.accessbroker.lease.Lease;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.plugin.broker.LeaseHolder;
import java.util.List;
import java.util.Map;
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
 * Ends every minute what could not be ended when it should: leases whose end failed, and leases of before a restart of the
 * controller that no build holds any more. For those it waits until all builds that go on are loaded, and leaves alone
 * what any step says to hold.
 */
@Extension
public final class OpenEnds extends AsyncPeriodicWork {
    private static final Logger LOGGER = Logger.getLogger(OpenEnds.class.getName());
    private static final int PATIENCE_MINUTES = 5;

    private final Map<Lease, EndCause> failed = new ConcurrentHashMap<>();

    public OpenEnds() {
        super("access broker: ends leases that are still open");
    }

    static OpenEnds get() {
        return ExtensionList.lookupSingleton(OpenEnds.class);
    }

    /** Ends the lease later, because it could not be ended now. */
    void add(Lease lease, EndCause cause) {
        failed.putIfAbsent(lease, cause);
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
        endAll();
    }

    void endAll() throws InterruptedException {
        failed.forEach((lease, cause) -> {
            if (isEnded(lease, cause)) {
                failed.remove(lease);
            }
        });
        orphans().forEach(lease -> isEnded(lease, EndCause.BUILD_GONE));
    }

    private static List<Lease> orphans() throws InterruptedException {
        AccessBroker broker = AccessBroker.get();
        if (broker.unclaimed().isEmpty() || !FlowExecutionList.get().isResumptionComplete()) {
            return List.of();
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
            return List.of();
        }
        return broker.unclaimed().stream()
                .filter(lease -> !held.contains(lease.id()))
                .toList();
    }

    private static boolean isEnded(Lease lease, EndCause cause) {
        try {
            AccessBroker.get().end(lease, cause);
            return true;
        } catch (BrokerFault | RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "cannot end lease " + lease.id() + "; tried again in a minute");
            return false;
        }
    }
}
