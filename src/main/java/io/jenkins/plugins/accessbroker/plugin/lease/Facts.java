package io.jenkins.plugins.accessbroker.plugin.lease;

import hudson.model.Node;
import hudson.model.Run;
import hudson.slaves.AbstractCloudSlave;
import io.jenkins.plugins.accessbroker.request.Agent;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.request.Job;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** TEMPORARY stand-in until plugin.facts lands. */
final class Facts {
    private Facts() {}

    static BuildContext of(Run<?, ?> run, Optional<Node> node) {
        return new BuildContext(
                new Job(
                        run.getParent().getFullName(),
                        run.getParent().getClass().getSimpleName()),
                run.getNumber(),
                Fact.absent("none"),
                Fact.absent("none"),
                Fact.absent("none"),
                Fact.of(List.of(), "none"),
                node.<Fact<List<Agent>>>map(agent -> Fact.of(List.of(agent(agent)), "node"))
                        .orElseGet(() -> Fact.absent("no agent")),
                Fact.absent("none"),
                Fact.of(List.of(), "none"),
                Fact.of(List.of(), "none"));
    }

    static Agent agent(Node node) {
        boolean builtIn = node.getNodeName().isEmpty();
        return new Agent(
                builtIn ? "built-in" : node.getNodeName(),
                node.getAssignedLabels().stream().map(label -> label.getName()).collect(Collectors.toSet()),
                Optional.empty(),
                node instanceof AbstractCloudSlave ? Agent.Life.EPHEMERAL : Agent.Life.STATIC,
                builtIn);
    }
}
