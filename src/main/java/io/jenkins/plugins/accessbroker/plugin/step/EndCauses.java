package io.jenkins.plugins.accessbroker.plugin.step;

import hudson.remoting.Channel;
import io.jenkins.plugins.accessbroker.audit.AuditEvent.EndCause;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import jenkins.model.CauseOfInterruption.UserInterruption;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** What ended a block, by what it failed with. */
final class EndCauses {
    private EndCauses() {}

    /** A user's abort is one whatever state the agent is in; any other failure on an agent that is gone is its loss. */
    static EndCause of(Throwable failure, HeldAccess access) {
        Optional<FlowInterruptedException> interruption = interruption(failure);
        if (interruption.filter(EndCauses::isByUser).isPresent()) {
            return EndCause.ABORTED;
        }
        if (Channel.isClosedChannelException(failure) || access.hasLostAgent()) {
            return EndCause.AGENT_LOST;
        }
        return interruption.isPresent() ? EndCause.ABORTED : EndCause.BLOCK_ENDED;
    }

    private static boolean isByUser(FlowInterruptedException interruption) {
        return interruption.getCauses().stream().anyMatch(UserInterruption.class::isInstance);
    }

    private static Optional<FlowInterruptedException> interruption(Throwable failure) {
        Set<Throwable> seen = new HashSet<>();
        for (Throwable at = failure; at != null && seen.add(at); at = at.getCause()) {
            if (at instanceof FlowInterruptedException interruption) {
                return Optional.of(interruption);
            }
        }
        return Optional.empty();
    }
}
