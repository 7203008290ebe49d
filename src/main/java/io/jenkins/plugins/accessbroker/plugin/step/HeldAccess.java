package io.jenkins.plugins.accessbroker.plugin.step;

import hudson.model.Computer;
import hudson.model.Node;
import io.jenkins.plugins.accessbroker.plugin.lease.AgentSeal;
import io.jenkins.plugins.accessbroker.plugin.lease.HeldLease;
import io.jenkins.plugins.accessbroker.plugin.lease.Mask;
import io.jenkins.plugins.accessbroker.plugin.lease.VariableNames;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import jenkins.model.Jenkins;

/**
 * What one block holds: its leases, the agents that they may be used on, and the agents that were refused. It is part of
 * the context of the block's steps, and of the build's state on disk.
 */
final class HeldAccess implements Serializable {
    private static final long serialVersionUID = 1L;

    private final HeldAccess outer;
    private volatile Holding holding = Holding.nothing();

    /** Of a block that is inside of another one, or of none, which is null. */
    HeldAccess(HeldAccess outer) {
        this.outer = outer;
    }

    /** The block around this one that holds access too. */
    Optional<HeldAccess> outer() {
        return Optional.ofNullable(outer);
    }

    synchronized void hold(List<HeldLease> given, VariableNames wanted) {
        holding = holding.with(given, wanted);
    }

    /** The agent was decided on as its seal had it before it was asked for; one that changed meanwhile is not covered. */
    synchronized void cover(String seal) {
        holding = holding.covering(seal);
    }

    /** The build has these libraries now. Where it had others, every agent is to be decided on again. */
    synchronized void sawLibraries(String seal) {
        holding = holding.withLibraries(seal);
    }

    synchronized void refuse(Node agent, String why) {
        holding = holding.refusing(AgentSeal.of(agent), why);
    }

    /** The block is over. Gives the leases that it held. */
    synchronized List<HeldLease> finish() {
        List<HeldLease> held = holding.leases();
        holding = holding.finished();
        return held;
    }

    boolean isOver() {
        return holding.isOver();
    }

    List<HeldLease> leases() {
        return holding.leases();
    }

    /** Whether the leases may be used on this agent, as it is now. */
    boolean covers(Node agent) {
        return holding.agents().contains(AgentSeal.of(agent));
    }

    /** Why the agent, as it is now, was refused, if it was. */
    Optional<String> refusal(Node agent) {
        return Optional.ofNullable(holding.refusals().get(AgentSeal.of(agent)));
    }

    /** Whether an agent that the leases may be used on is not connected any more. */
    boolean hasLostAgent() {
        return holding.agents().stream().map(AgentSeal::nodeName).anyMatch(HeldAccess::isLost);
    }

    private static boolean isLost(String nodeName) {
        Computer computer = Jenkins.get().getComputer(nodeName);
        return computer == null || computer.isOffline();
    }

    Mask mask() {
        return holding.mask();
    }

    SortedMap<String, String> environment() {
        return holding.environment();
    }

    Set<String> sensitive() {
        return holding.sensitive();
    }

    /** The secrets that an environment does not have under their names, each by a name of its own. */
    SortedMap<String, String> hidden(Map<String, String> environment) {
        return holding.hidden(environment);
    }
}
