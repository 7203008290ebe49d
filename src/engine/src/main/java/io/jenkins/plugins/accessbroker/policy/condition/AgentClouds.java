package io.jenkins.plugins.accessbroker.policy.condition;

import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.request.Agent;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** The agent was provisioned by one of these clouds: a fact of the controller that no agent can declare. */
public record AgentClouds(Set<String> clouds, Position at) implements Condition {
    public AgentClouds {
        clouds = Collections.unmodifiableSet(new TreeSet<>(clouds));
    }

    @Override
    public Key key() {
        return Key.AGENT_CLOUDS;
    }

    @Override
    public String expected() {
        return Words.anyOf(clouds);
    }

    @Override
    public Finding check(BuildContext build) {
        return EachAgent.all(build, this::provisioned, AgentClouds::met);
    }

    @Override
    public Finding concerns(BuildContext build) {
        return EachAgent.any(build, this::provisioned, AgentClouds::met);
    }

    private boolean provisioned(Agent agent) {
        return agent.cloud().filter(clouds::contains).isPresent();
    }

    private static String met(Agent agent) {
        return agent.cloud().map(Quote::of).orElse("no cloud") + " (agent " + Quote.of(agent.name()) + ")";
    }
}
