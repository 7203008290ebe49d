package io.jenkins.plugins.accessbroker.policy.condition;

import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.request.Agent;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.List;

/** The agent's node name is one of these. */
public record AgentNames(List<Glob> names, Position at) implements Condition {
    public AgentNames {
        names = List.copyOf(names);
    }

    @Override
    public Key key() {
        return Key.AGENT_NAMES;
    }

    @Override
    public String expected() {
        return Words.anyOf(names);
    }

    @Override
    public Finding check(BuildContext build) {
        return EachAgent.all(build, this::named, agent -> Quote.of(agent.name()));
    }

    @Override
    public Finding concerns(BuildContext build) {
        return EachAgent.any(build, this::named, agent -> Quote.of(agent.name()));
    }

    private boolean named(Agent agent) {
        return names.stream().anyMatch(glob -> glob.matches(agent.name()));
    }
}
