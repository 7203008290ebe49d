package io.jenkins.plugins.accessbroker.plugin.guard;

import hudson.model.TaskListener;
import io.jenkins.plugins.accessbroker.plugin.lease.AccessRefused;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.graph.BlockStartNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Blocks that use guarded credentials: a step in one that runs on a further agent takes them there, and one after another
 * library was loaded may be that library's, so these are decided on.
 */
final class EnclosingBlocks {
    private EnclosingBlocks() {}

    /** The block that a node starts, if it starts one, uses these. */
    static void mark(FlowNode start, String by, Collection<String> credentials, Optional<String> agent) {
        if (start instanceof BlockStartNode) {
            start.addAction(new GuardedBlock(by, credentials, agent.stream().toList()));
        }
    }

    /**
     * Checks a step against the blocks around it.
     *
     * @throws AccessRefused if one of them uses what may not be used on the step's agent
     */
    static void check(StepContext context) throws IOException, InterruptedException {
        FlowNode node = context.get(FlowNode.class);
        for (BlockStartNode start : node.iterateEnclosingBlocks()) {
            GuardedBlock block = start.getPersistentAction(GuardedBlock.class);
            if (block != null) {
                check(context, start, block);
            }
        }
    }

    private static void check(StepContext context, FlowNode start, GuardedBlock block)
            throws IOException, InterruptedException {
        StepAgent agent = StepAgent.of(context);
        if (agent.isNone() || agent.seal().filter(block::covers).isPresent()) {
            return;
        }
        Decider.get()
                .require(
                        agent.situation(),
                        block.credentials(),
                        block.by(),
                        context.get(TaskListener.class).getLogger());
        agent.seal().ifPresent(seal -> start.replaceAction(block.with(seal)));
    }
}
