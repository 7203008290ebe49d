package io.jenkins.plugins.accessbroker.plugin.facts;

import hudson.model.Computer;
import hudson.model.Executor;
import hudson.model.Node;
import hudson.model.Queue;
import hudson.model.Run;
import io.jenkins.plugins.accessbroker.request.Agent;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.actions.WorkspaceAction;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.graph.BlockStartNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graph.FlowStartNode;

/**
 * Every agent that the build holds now: the executors that work for it, and the nodes whose workspaces its open blocks
 * have, which hold on while an executor is not yet taken again after a restart of the controller.
 *
 * <p>The script of a Pipeline runs on the controller and holds no node by that.
 */
final class HeldAgents {
    /** How far up an executable's parents are followed. */
    private static final int DEPTH = 8;

    private HeldAgents() {}

    static Fact<List<Agent>> of(Run<?, ?> run) {
        Set<String> names = new TreeSet<>();
        for (Computer computer : Jenkins.get().getComputers()) {
            if (computer.getAllExecutors().stream().anyMatch(executor -> worksFor(executor, run))) {
                names.add(computer.getName());
            }
        }
        if (run instanceof FlowExecutionOwner.Executable pipeline) {
            names.addAll(workspaces(pipeline.asFlowExecutionOwner()));
        }
        List<Agent> agents = new ArrayList<>();
        for (String name : names) {
            Node node = name.isEmpty() ? Jenkins.get() : Jenkins.get().getNode(name);
            if (node == null) {
                return Fact.unknown("the build holds the agent " + Quote.of(name) + ", which is gone");
            }
            agents.add(AgentFact.agent(node));
        }
        return Fact.of(agents, "the executors and the open workspaces of the build");
    }

    private static boolean worksFor(Executor executor, Run<?, ?> run) {
        Queue.Executable executable = executor.getCurrentExecutable();
        if (executable == run) {
            return !(run instanceof FlowExecutionOwner.Executable);
        }
        for (int i = 0; executable != null && i < DEPTH; i++) {
            executable = executable.getParentExecutable();
            if (executable == run) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> workspaces(FlowExecutionOwner owner) {
        FlowExecution execution = owner == null ? null : owner.getOrNull();
        Set<String> names = new TreeSet<>();
        if (execution == null) {
            return names;
        }
        for (FlowNode head : execution.getCurrentHeads()) {
            addWorkspace(head, names);
            for (BlockStartNode block : head.iterateEnclosingBlocks()) {
                addWorkspace(block, names);
            }
        }
        return names;
    }

    /** The start of a Pipeline has the workspace that its script was checked out into, which is held no longer. */
    private static void addWorkspace(FlowNode node, Set<String> names) {
        WorkspaceAction workspace = node instanceof BlockStartNode && !(node instanceof FlowStartNode)
                ? node.getAction(WorkspaceAction.class)
                : null;
        if (workspace != null) {
            names.add(workspace.getNode());
        }
    }
}
