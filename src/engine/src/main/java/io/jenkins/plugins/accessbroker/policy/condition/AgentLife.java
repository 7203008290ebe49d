package io.jenkins.plugins.accessbroker.policy.condition;

import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.request.Agent;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.Locale;

/** The agent lives as long as this: for its builds only, or for good. */
public record AgentLife(Agent.Life life, Position at) implements Condition {

    @Override
    public Key key() {
        return Key.AGENT_LIFE;
    }

    @Override
    public String expected() {
        return Quote.of(word(life));
    }

    @Override
    public Finding check(BuildContext build) {
        return EachAgent.all(build, agent -> agent.life() == life, AgentLife::met);
    }

    @Override
    public Finding concerns(BuildContext build) {
        return EachAgent.any(build, agent -> agent.life() == life, AgentLife::met);
    }

    /** How a policy file writes it. */
    public static String word(Agent.Life life) {
        return life.name().toLowerCase(Locale.ROOT);
    }

    private static String met(Agent agent) {
        return Quote.of(word(agent.life())) + " (agent " + Quote.of(agent.name()) + ")";
    }
}
