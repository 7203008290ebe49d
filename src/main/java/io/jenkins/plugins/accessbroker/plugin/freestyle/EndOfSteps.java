package io.jenkins.plugins.accessbroker.plugin.freestyle;

import hudson.model.AbstractBuild;
import hudson.model.Computer;
import hudson.model.Executor;
import hudson.model.Node;
import hudson.model.Result;
import io.jenkins.plugins.accessbroker.audit.AuditEvent.EndCause;
import io.jenkins.plugins.accessbroker.plugin.lease.Leases;
import java.io.PrintStream;

/** Ends what a build holds when its steps are over. */
final class EndOfSteps {
    private EndOfSteps() {}

    static void end(AbstractBuild<?, ?> build, BuildAccess access, PrintStream log) {
        Leases.end(build, access.leases(), cause(build), log);
    }

    private static EndCause cause(AbstractBuild<?, ?> build) {
        Executor executor = build.getExecutor();
        if (build.getResult() == Result.ABORTED
                || (executor != null && !executor.getCausesOfInterruption().isEmpty())) {
            return EndCause.ABORTED;
        }
        Node agent = build.getBuiltOn();
        Computer computer = agent == null ? null : agent.toComputer();
        return computer == null || computer.isOffline() ? EndCause.AGENT_LOST : EndCause.BLOCK_ENDED;
    }
}
