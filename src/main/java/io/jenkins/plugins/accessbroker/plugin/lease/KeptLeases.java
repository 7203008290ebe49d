package io.jenkins.plugins.accessbroker.plugin.lease;

import hudson.Util;
import hudson.model.Run;
import io.jenkins.plugins.accessbroker.plugin.broker.LeaseHolder;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionList;

/** The leases that are kept with builds, by their actions, and outlive a restart of the controller there. */
final class KeptLeases {
    private KeptLeases() {}

    /** The ids of the leases that a build's actions hold. */
    static Set<String> of(Run<?, ?> build) {
        Set<String> ids = new HashSet<>();
        List<LeaseHolder> holders = Util.filter(build.getActions(), LeaseHolder.class);
        holders.forEach(holder -> ids.addAll(holder.leases()));
        return ids;
    }

    /** The ids of those that builds hold which go on. */
    static Set<String> ofBuildsThatGoOn() throws IOException {
        Set<String> ids = new HashSet<>();
        for (FlowExecution execution : FlowExecutionList.get()) {
            if (execution.getOwner().getExecutable() instanceof Run<?, ?> build) {
                ids.addAll(of(build));
            }
        }
        return ids;
    }
}
