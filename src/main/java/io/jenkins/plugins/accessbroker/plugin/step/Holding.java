package io.jenkins.plugins.accessbroker.plugin.step;

import io.jenkins.plugins.accessbroker.plugin.lease.HeldLease;
import io.jenkins.plugins.accessbroker.plugin.lease.Mask;
import io.jenkins.plugins.accessbroker.plugin.lease.VariableNames;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a block holds at one moment. It never changes, because the build's state is written to disk at any time, by other
 * threads than those that change what is held.
 */
final class Holding implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ArrayList<HeldLease> leases;
    private final TreeMap<String, String> names;
    private final Mask mask;
    private final HashSet<String> agents;
    private final TreeMap<String, String> refusals;
    private final String libraries;
    private final boolean over;

    private Holding(
            List<HeldLease> leases,
            SortedMap<String, String> names,
            Mask mask,
            Set<String> agents,
            SortedMap<String, String> refusals,
            String libraries,
            boolean over) {
        this.leases = new ArrayList<>(leases);
        this.names = new TreeMap<>(names);
        this.mask = mask;
        this.agents = new HashSet<>(agents);
        this.refusals = new TreeMap<>(refusals);
        this.libraries = libraries;
        this.over = over;
    }

    static Holding nothing() {
        return new Holding(List.of(), new TreeMap<>(), Mask.NONE, Set.of(), new TreeMap<>(), "", false);
    }

    Holding with(List<HeldLease> given, VariableNames wanted) {
        List<String> secrets =
                given.stream().flatMap(lease -> lease.secretValues().stream()).toList();
        return new Holding(given, wanted.wanted(), Mask.of(secrets), agents, refusals, libraries, over);
    }

    Holding covering(String agent) {
        HashSet<String> more = new HashSet<>(agents);
        more.add(agent);
        return new Holding(leases, names, mask, more, refusals, libraries, over);
    }

    Holding refusing(String agent, String why) {
        TreeMap<String, String> more = new TreeMap<>(refusals);
        more.put(agent, why);
        return new Holding(leases, names, mask, agents, more, libraries, over);
    }

    /** Other libraries than those that were decided on make every agent one that is not decided on. */
    Holding withLibraries(String seal) {
        return seal.equals(libraries) ? this : new Holding(leases, names, mask, Set.of(), new TreeMap<>(), seal, over);
    }

    /** Nothing is given any more; what was given stays hidden. */
    Holding finished() {
        return new Holding(List.of(), names, mask, agents, refusals, libraries, true);
    }

    List<HeldLease> leases() {
        return List.copyOf(leases);
    }

    Mask mask() {
        return mask;
    }

    Set<String> agents() {
        return Set.copyOf(agents);
    }

    SortedMap<String, String> refusals() {
        return new TreeMap<>(refusals);
    }

    boolean isOver() {
        return over;
    }

    /** Every variable that is set, by the name under which it is. */
    SortedMap<String, String> environment() {
        VariableNames wanted = new VariableNames(names);
        SortedMap<String, String> set = new TreeMap<>();
        leases.forEach(lease -> lease.values().forEach((usual, value) -> set.put(wanted.of(usual), value)));
        return set;
    }

    /** The names of those variables that hold secrets, and the names that they have for as long as they are hidden. */
    Set<String> sensitive() {
        VariableNames wanted = new VariableNames(names);
        return leases.stream()
                .flatMap(lease -> lease.secretNames().stream()
                        .flatMap(usual -> Stream.of(wanted.of(usual), hiddenName(usual, lease))))
                .collect(Collectors.toSet());
    }

    /**
     * The secrets that an environment does not have under their names, because something else is set there, by a name that
     * no variable of a process has.
     */
    SortedMap<String, String> hidden(Map<String, String> environment) {
        VariableNames wanted = new VariableNames(names);
        SortedMap<String, String> hidden = new TreeMap<>();
        for (HeldLease lease : leases) {
            SortedMap<String, String> values = lease.values();
            lease.secretNames().stream()
                    .filter(usual -> !values.get(usual).equals(environment.get(wanted.of(usual))))
                    .forEach(usual -> hidden.put(hiddenName(usual, lease), values.get(usual)));
        }
        return hidden;
    }

    private static String hiddenName(String usual, HeldLease lease) {
        return usual + " of lease " + lease.id();
    }
}
