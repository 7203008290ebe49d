package io.jenkins.plugins.accessbroker.policy.condition;

import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.request.Agent;
import io.jenkins.plugins.accessbroker.request.BuildContext;

/** Whether the build may hold the controller's own node. A build without an agent meets it. */
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
        return build.agents()
                .match(
                        agents -> Finding.of(
                                allowed || agents.stream().noneMatch(Agent::builtIn),
                                agents.isEmpty()
                                        ? "no agent"
                                        : Words.list(agents.stream()
                                                .map(BuiltIn::met)
                                                .toList())),
                        () -> Finding.of(true, "no agent"),
                        why -> allowed ? Finding.of(true, "not known: " + why) : Finding.unknown(why));
    }

    private static String met(Agent agent) {
        return agent.builtIn() ? "built-in node" : agent.name();
    }
}
