package io.jenkins.plugins.accessbroker.plugin.lease;

import hudson.model.Node;
import io.jenkins.plugins.accessbroker.plugin.facts.BuildFacts;
import io.jenkins.plugins.accessbroker.request.Agent;

/** The facts about an agent that a decision was made on, as one text. An agent that changes is another one. */
public final class AgentSeal {
    private AgentSeal() {}

    /** The seal of an agent as it is now. */
    public static String of(Node node) {
        Agent agent = BuildFacts.agent(node);
        return String.join(
                "\n",
                node.getNodeName(),
                String.join("\t", agent.labels()),
                agent.cloud().map(cloud -> "of " + cloud).orElse("of no cloud"),
                agent.life().name(),
                Boolean.toString(agent.builtIn()),
                node.getClass().getName());
    }

    /** The name that Jenkins has for the agent, which is empty for the built-in node. */
    public static String nodeName(String seal) {
        return seal.substring(0, seal.indexOf('\n'));
    }
}
