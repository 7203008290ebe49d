package io.jenkins.plugins.accessbroker.plugin.lease;

import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Whether a step is started. Before it is, its environment is only looked at for secrets among its arguments, which are
 * not to be kept.
 */
public final class StepStart {
    private static final Logger LOGGER = Logger.getLogger(StepStart.class.getName());

    private StepStart() {}

    /** Whether the step is part of the build's graph, which it is from just before it is started. */
    public static boolean isMade(StepContext context) throws InterruptedException {
        try {
            FlowNode node = context.get(FlowNode.class);
            return node == null || node.getExecution().getNode(node.getId()) != null;
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.FINE, "cannot tell whether the step is started, so it is taken for one that is", e);
            return true;
        }
    }
}
