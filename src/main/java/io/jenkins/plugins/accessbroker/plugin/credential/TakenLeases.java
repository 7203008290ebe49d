package io.jenkins.plugins.accessbroker.plugin.credential;

import hudson.model.InvisibleAction;
import hudson.model.Run;
import io.jenkins.plugins.accessbroker.lease.Lease;
import io.jenkins.plugins.accessbroker.plugin.broker.LeaseHolder;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Says with a build which leases it took by reading credentials, so that they are not ended while it goes on after a
 * restart of the controller. It has their ids, and the digest of what the grant of each gave, and nothing else. It never
 * changes; another one takes its place.
 */
public final class TakenLeases extends InvisibleAction implements LeaseHolder {
    private static final Object CHANGE = new Object();

    private final TreeMap<String, String> scopes;

    private TakenLeases(Map<String, String> scopes) {
        this.scopes = new TreeMap<>(scopes);
    }

    /** Writes down with the build that it holds one more. */
    static void add(Run<?, ?> build, Lease lease) throws IOException {
        synchronized (CHANGE) {
            Map<String, String> all = scopes(build);
            all.put(lease.id(), lease.scope());
            build.replaceAction(new TakenLeases(all));
        }
        build.save();
    }

    /** The ids of the leases that a build took. */
    static Collection<String> of(Run<?, ?> build) {
        return scopes(build).keySet();
    }

    /** The lease with the digest that the build kept of what its grant gave, which the audit log does not have. */
    static Lease whole(Run<?, ?> build, Lease lease) {
        String scope = lease.scope().isEmpty() ? scopes(build).getOrDefault(lease.id(), "") : lease.scope();
        return new Lease(
                lease.id(), lease.grant(), lease.build(), lease.credential(), lease.expires(), lease.sequence(), scope);
    }

    private static Map<String, String> scopes(Run<?, ?> build) {
        TakenLeases taken = build.getAction(TakenLeases.class);
        return taken == null ? new TreeMap<>() : new TreeMap<>(taken.scopes);
    }

    @Override
    public Collection<String> leases() {
        return List.copyOf(scopes.keySet());
    }
}
