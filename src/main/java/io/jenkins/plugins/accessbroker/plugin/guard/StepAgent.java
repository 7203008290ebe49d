package io.jenkins.plugins.accessbroker.plugin.guard;

import hudson.model.Computer;
import hudson.model.Node;
import hudson.model.Run;
import io.jenkins.plugins.accessbroker.plugin.lease.AgentSeal;
import io.jenkins.plugins.accessbroker.plugin.lease.LibrarySeal;
import java.io.IOException;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Where a step of a Pipeline runs.
 *
 * @param situation what its uses are decided on
 * @param seal the seal of its agent with what libraries the build has, if it runs on one that is there
 */
record StepAgent(Situation situation, Optional<String> seal) {

    /** Whether it runs on no agent, for certain. */
    boolean isNone() {
        return situation.agentKnown() && situation.agent().isEmpty();
    }

    /** Where a step runs: on the agent of its context; if that is not there, all agents of the build count. */
    static StepAgent of(StepContext context) throws IOException, InterruptedException {
        Run<?, ?> build = context.get(Run.class);
        Computer computer;
        try {
            computer = context.get(Computer.class);
        } catch (IOException e) {
            return new StepAgent(Situation.anywhere(build), Optional.empty());
        }
        if (computer == null) {
            return new StepAgent(Situation.onNone(build), Optional.empty());
        }
        Node node = computer.getNode();
        return node == null
                ? new StepAgent(Situation.anywhere(build), Optional.empty())
                : new StepAgent(Situation.on(build, node), Optional.of(seal(build, node)));
    }

    private static String seal(Run<?, ?> build, Node node) {
        return AgentSeal.of(node) + "\n" + LibrarySeal.of(build);
    }
}
