package io.jenkins.plugins.accessbroker.bench;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jenkinsci.plugins.workflow.cps.nodes.StepEndNode;
import org.jenkinsci.plugins.workflow.cps.nodes.StepStartNode;
import org.jenkinsci.plugins.workflow.flow.GraphListener;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** Measures each block from its start to its body's, and from its body's end to its own. */
final class BlockClock implements GraphListener.Synchronous {
    private final Map<String, Times> times = new ConcurrentHashMap<>();
    private final Map<String, Integer> rounds = new ConcurrentHashMap<>();
    private long since;
    private long before;

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
        } else {
            since = now;
        }
    }

    private void ends(StepStartNode node, long now) {
        if (node.isBody()) {
            since = now;
        } else {
            String name = node.getDescriptor().getFunctionName();
            if (rounds.merge(name, 1, Integer::sum) > Blocks.WARM_UP) {
                times(name).add(before + now - since);
            }
        }
    }

    Times times(String step) {
        return times.computeIfAbsent(step, name -> new Times());
    }
}
