package io.jenkins.plugins.accessbroker.policy.condition;

import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.CodingAgent;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which coding agents may have a hand in the build; with none, no coding agent may. */
public record CodingAgents(Set<String> ids, Position at) implements Condition {
    public CodingAgents {
        ids = Collections.unmodifiableSet(new TreeSet<>(ids));
    }

    @Override
    public Key key() {
        return Key.CODING_AGENTS;
    }

    @Override
    public String expected() {
        return ids.isEmpty() ? "no coding agent" : "no coding agent but " + Words.anyOf(ids);
    }

    @Override
    public Finding check(BuildContext build) {
        return build.codingAgents()
                .match(
                        agents ->
                                Finding.of(agents.stream().map(CodingAgent::id).allMatch(ids::contains), met(agents)),
                        () -> Finding.of(true, "no coding agent"),
                        Finding::unknown);
    }

    @Override
    public Finding concerns(BuildContext build) {
        return build.codingAgents()
                .match(
                        agents ->
                                Finding.of(agents.stream().map(CodingAgent::id).anyMatch(ids::contains), met(agents)),
                        () -> Finding.fails("no coding agent"),
                        Finding::unknown);
    }

    private static String met(List<CodingAgent> agents) {
        if (agents.isEmpty()) {
            return "no coding agent";
        }
        return Words.list(
                        agents.stream().map(CodingAgent::id).distinct().sorted().toList()) + " in the "
                + (agents.stream().anyMatch(agent -> agent.part() == CodingAgent.Part.CHANGE) ? "change" : "trigger");
    }
}
