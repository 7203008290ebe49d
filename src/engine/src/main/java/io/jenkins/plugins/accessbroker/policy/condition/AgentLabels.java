package io.jenkins.plugins.accessbroker.policy.condition;

import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.request.Agent;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** The agent has all of these labels. A weak condition: an inbound agent can declare labels itself. */
public record AgentLabels(Set<String> labels, Position at) implements Condition {
    public AgentLabels {
        labels = Collections.unmodifiableSet(new TreeSet<>(labels));
    }

    @Override
    public Key key() {
        return Key.AGENT_LABELS;
    }

    @Override
    public String expected() {
        return Words.allOf(labels);
    }

    @Override
    public Finding check(BuildContext build) {
        return EachAgent.all(build, agent -> agent.labels().containsAll(labels), AgentLabels::met);
    }

    /** Whether any agent has any of the labels. */
    @Override
    public Finding concerns(BuildContext build) {
        return EachAgent.any(build, agent -> !Collections.disjoint(agent.labels(), labels), AgentLabels::met);
    }

    private static String met(Agent agent) {
        String labels = agent.labels().isEmpty() ? "no label" : Words.list(agent.labels());
        return labels + " (agent " + Quote.of(agent.name()) + ")";
    }
}
