package io.jenkins.plugins.accessbroker.policy.condition;

import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.request.Agent;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.List;
import java.util.stream.Collectors;

/** Whether the build may hold the controller's own node. Of a build that holds no agent yet that is not known. */
public record BuiltIn(boolean allowed, Position at) implements Condition {

    @Override
    public Key key() {
        return Key.BUILT_IN;
    }

    @Override
    public String expected() {
        return allowed ? "any agent, the built-in node too" : "not the built-in node";
    }

    @Override
    public Finding check(BuildContext build) {
        return build.agents().match(this::check, () -> unknown(EachAgent.NONE_YET), this::unknown);
    }

    private Finding check(List<Agent> agents) {
        if (agents.isEmpty()) {
            return unknown(EachAgent.NONE_YET);
        }
        String met = agents.stream().map(BuiltIn::met).collect(Collectors.joining(", "));
        return Finding.of(allowed || agents.stream().noneMatch(Agent::builtIn), met);
    }

    private Finding unknown(String why) {
        return allowed ? Finding.of(true, "not known: " + why) : Finding.unknown(why);
    }

    private static String met(Agent agent) {
        return agent.builtIn() ? "the built-in node" : Quote.of(agent.name());
    }
}
