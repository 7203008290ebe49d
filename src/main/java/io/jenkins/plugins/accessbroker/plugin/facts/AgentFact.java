package io.jenkins.plugins.accessbroker.plugin.facts;

import hudson.ExtensionList;
import hudson.model.Node;
import hudson.model.labels.LabelAtom;
import hudson.slaves.AbstractCloudSlave;
import hudson.slaves.EphemeralNode;
import io.jenkins.plugins.accessbroker.request.Agent;
import io.jenkins.plugins.accessbroker.request.Fact;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;

/**
 * An agent as the controller knows it.
 *
 * <p>It lives for its builds only if a cloud is known to have made it and its node says so as well: a node that somebody
 * set up can say so too.
 */
final class AgentFact {
    /** The name that the controller's own node has, whatever it is called on pages. */
    static final String BUILT_IN = "built-in";

    private static final String ONCE = "org.jenkinsci.plugins.durabletask.executors.OnceRetentionStrategy";

    private AgentFact() {}

    static Fact<List<Agent>> of(Optional<Node> node) {
        return node.map(held -> Fact.of(List.of(agent(held)), "the node that the step runs on"))
                .orElseGet(() -> Fact.of(List.of(), "the step, which runs on no node"));
    }

    static Agent agent(Node node) {
        boolean builtIn = node instanceof Jenkins;
        Optional<String> cloud =
                ExtensionList.lookupSingleton(CloudMemory.class).cloudOf(node);
        return new Agent(
                builtIn ? BUILT_IN : node.getNodeName(),
                node.getAssignedLabels().stream().map(LabelAtom::getName).collect(Collectors.toSet()),
                cloud,
                cloud.isPresent() && endsWithItsBuilds(node) ? Agent.Life.EPHEMERAL : Agent.Life.STATIC,
                builtIn);
    }

    private static boolean endsWithItsBuilds(Node node) {
        return node instanceof EphemeralNode
                || (node instanceof AbstractCloudSlave slave && isOnce(slave.getRetentionStrategy()));
    }

    private static boolean isOnce(Object strategy) {
        for (Class<?> type = strategy.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().equals(ONCE)) {
                return true;
            }
        }
        return false;
    }
}
