package io.jenkins.plugins.accessbroker.plugin.step;

import hudson.model.Computer;
import hudson.model.Node;
import io.jenkins.plugins.accessbroker.plugin.lease.AgentSeal;
import io.jenkins.plugins.accessbroker.plugin.lease.HeldLease;
import io.jenkins.plugins.accessbroker.plugin.lease.Mask;
import io.jenkins.plugins.accessbroker.plugin.lease.VariableNames;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import jenkins.model.Jenkins;

/**
 * What one block holds: its leases, the agents that they may be used on, and the agents that were refused. It is part of
 * the context of the block's steps, and of the build's state on disk.
 */
final class HeldAccess implements Serializable {
    private static final long serialVersionUID = 1L;

    private final HeldAccess outer;
    private final List<HeldLease> leases = new ArrayList<>();
    private final TreeMap<String, String> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Set<String> agents = new HashSet<>();
    private final Map<String, String> refusals = new HashMap<>();
    private Mask mask = Mask.NONE;
    private boolean over;

    /** Of a block that is inside of another one, or of none, which is null. */
    HeldAccess(HeldAccess outer) {
        this.outer = outer;
    }

    /** The block around this one that holds access too. */
    Optional<HeldAccess> outer() {
        return Optional.ofNullable(outer);
    }

    /** Holds leases from now on. */
    synchronized void hold(List<HeldLease> given, VariableNames wanted) {
        leases.addAll(given);
        names.putAll(wanted.wanted());
        mask = Mask.of(
                leases.stream().flatMap(lease -> lease.secretValues().stream()).toList());
    }

    synchronized List<HeldLease> leases() {
        return List.copyOf(leases);
    }

    /** The block is over: nothing is given any more, what was given stays hidden. Gives the leases that it held. */
    synchronized List<HeldLease> finish() {
        List<HeldLease> held = leases();
        leases.clear();
        over = true;
        return held;
    }

    synchronized boolean isOver() {
        return over;
    }

    synchronized void cover(Node agent) {
        agents.add(AgentSeal.of(agent));
    }

    /** Whether the leases may be used on this agent, as it is now. */
    synchronized boolean covers(Node agent) {
        return agents.contains(AgentSeal.of(agent));
    }

    /** Whether an agent that the leases may be used on is not connected any more. */
    synchronized boolean hasLostAgent() {
        return agents.stream().map(AgentSeal::nodeName).anyMatch(HeldAccess::isLost);
    }

    private static boolean isLost(String nodeName) {
        Computer computer = Jenkins.get().getComputer(nodeName);
        return computer == null || computer.isOffline();
    }

    synchronized void refuse(Node agent, String why) {
        refusals.put(AgentSeal.of(agent), why);
    }

    /** Why the agent, as it is now, was refused, if it was. */
    synchronized Optional<String> refusal(Node agent) {
        return Optional.ofNullable(refusals.get(AgentSeal.of(agent)));
    }

    synchronized Mask mask() {
        return mask;
    }

    /** Every variable that is set, by the name under which it is. */
    synchronized SortedMap<String, String> environment() {
        VariableNames wanted = new VariableNames(names);
        SortedMap<String, String> set = new TreeMap<>();
        leases.forEach(lease -> lease.values().forEach((usual, value) -> set.put(wanted.of(usual), value)));
        return set;
    }

    /** The names of those variables that hold secrets. */
    synchronized Set<String> sensitive() {
        VariableNames wanted = new VariableNames(names);
        Set<String> set = new HashSet<>();
        leases.forEach(lease -> lease.secretNames().forEach(usual -> set.add(wanted.of(usual))));
        return set;
    }
}
