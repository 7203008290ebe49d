package io.jenkins.plugins.accessbroker.bench;

import java.util.List;
import org.jenkinsci.plugins.workflow.cps.nodes.StepEndNode;
import org.jenkinsci.plugins.workflow.cps.nodes.StepStartNode;
import org.jenkinsci.plugins.workflow.flow.GraphListener;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** Measures each of some blocks that take turns: from its start to its body's, and from its body's end to its own. */
final class BlockClock implements GraphListener.Synchronous {
    private final List<Times> turns;
    private final String around;
    private int blocks;
    private long since;
    private long before;
    private long processorsSince;
    private long processorsBefore;

    /**
     * A clock.
     *
     * @param around the step around the blocks, which is not measured
     * @param turns one for each of the blocks that take turns
     */
    BlockClock(String around, List<Times> turns) {
        this.around = around;
        this.turns = turns;
    }

    @Override
    public synchronized void onNewHead(FlowNode node) {
        long now = System.nanoTime();
        if (node instanceof StepStartNode start) {
            starts(start, now);
        } else if (node instanceof StepEndNode end) {
            ends(end.getStartNode(), now);
        }
    }

    private void starts(StepStartNode node, long now) {
        if (node.isBody()) {
            before = now - since;
            processorsBefore = Processors.nanos() - processorsSince;
        } else {
            since = now;
            processorsSince = Processors.nanos();
        }
    }

    private void ends(StepStartNode node, long now) {
        if (node.isBody()) {
            since = now;
            processorsSince = Processors.nanos();
        } else if (!node.getDescriptor().getFunctionName().equals(around)) {
            turns.get(blocks % turns.size()).add(before, now - since, processorsBefore + Processors.nanos() - processorsSince);
            blocks++;
        }
    }
}
