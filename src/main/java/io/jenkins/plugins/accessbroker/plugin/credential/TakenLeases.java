package io.jenkins.plugins.accessbroker.plugin.credential;

import hudson.model.InvisibleAction;
import hudson.model.Run;
import io.jenkins.plugins.accessbroker.lease.Lease;
import io.jenkins.plugins.accessbroker.plugin.broker.LeaseHolder;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Says with a build which leases it took by reading credentials, so that they are not ended while it goes on after a
 * restart of the controller. It has their ids and the digests of what their grants gave, and nothing else. It never changes;
 * another one takes its place.
 */
public final class TakenLeases extends InvisibleAction implements LeaseHolder {
    private static final Object CHANGE = new Object();

    private final TreeMap<String, String> scopes;

    private TakenLeases(SortedMap<String, String> scopes) {
        this.scopes = new TreeMap<>(scopes);
    }

    /** Writes down with the build that it holds one more. */
    static void add(Run<?, ?> build, Lease lease) throws IOException {
        synchronized (CHANGE) {
            SortedMap<String, String> all = new TreeMap<>(scopes(build));
            all.put(lease.id(), lease.scope());
            build.replaceAction(new TakenLeases(all));
        }
        build.save();
    }

    /** A lease that is held since before a restart, with what it gave when it was issued. */
    static Lease known(Run<?, ?> build, Lease lease) {
        return new Lease(
                lease.id(),
                lease.grant(),
                lease.build(),
                lease.credential(),
                lease.expires(),
                lease.sequence(),
                scopes(build).getOrDefault(lease.id(), ""));
    }

    /** The ids of the leases that a build took. */
    static Collection<String> of(Run<?, ?> build) {
        return List.copyOf(scopes(build).keySet());
    }

    private static Map<String, String> scopes(Run<?, ?> build) {
        TakenLeases taken = build.getAction(TakenLeases.class);
        return taken == null ? Map.of() : taken.scopes;
    }

    @Override
    public Collection<String> leases() {
        return List.copyOf(scopes.keySet());
    }
}
