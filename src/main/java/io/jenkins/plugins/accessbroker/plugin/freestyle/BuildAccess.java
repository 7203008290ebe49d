package io.jenkins.plugins.accessbroker.plugin.freestyle;

import hudson.model.AbstractBuild;
import io.jenkins.plugins.accessbroker.plugin.lease.HeldLease;
import io.jenkins.plugins.accessbroker.plugin.lease.Mask;
import io.jenkins.plugins.accessbroker.plugin.lease.VariableNames;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.WeakHashMap;

/** What one build holds, in memory only: a build that is no Pipeline does not outlive a restart of the controller. */
record BuildAccess(List<HeldLease> leases, VariableNames names, Mask mask) {
    private static final BuildAccess NOTHING =
            new BuildAccess(List.of(), new VariableNames(new TreeMap<>()), Mask.NONE);
    private static final Map<AbstractBuild<?, ?>, BuildAccess> BUILDS =
            Collections.synchronizedMap(new WeakHashMap<>());

    static BuildAccess of(List<HeldLease> leases, VariableNames names) {
        List<String> secrets =
                leases.stream().flatMap(lease -> lease.secretValues().stream()).toList();
        return new BuildAccess(List.copyOf(leases), names, Mask.of(secrets));
    }

    /** What a build holds; nothing if it holds nothing. */
    static BuildAccess of(AbstractBuild<?, ?> build) {
        return BUILDS.getOrDefault(build, NOTHING);
    }

    void keep(AbstractBuild<?, ?> build) {
        BUILDS.put(build, this);
    }

    static void forget(AbstractBuild<?, ?> build) {
        BUILDS.remove(build);
    }

    SortedMap<String, String> environment() {
        SortedMap<String, String> set = new TreeMap<>();
        leases.forEach(lease -> lease.values().forEach((usual, value) -> set.put(names.of(usual), value)));
        return set;
    }

    Set<String> sensitive() {
        Set<String> set = new HashSet<>();
        leases.forEach(lease -> lease.secretNames().forEach(usual -> set.add(names.of(usual))));
        return set;
    }

    @Override
    public String toString() {
        return "access of " + leases;
    }
}
