package io.jenkins.plugins.accessbroker.plugin.credential;

import hudson.model.InvisibleAction;
import hudson.model.Run;
import io.jenkins.plugins.accessbroker.plugin.broker.LeaseHolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Says with a build which leases it took by reading credentials, so that they are not ended while it goes on after a
 * restart of the controller. It has their ids and nothing else. It never changes; another one takes its place.
 */
public final class TakenLeases extends InvisibleAction implements LeaseHolder {
    private static final Object CHANGE = new Object();

    private final ArrayList<String> ids;

    private TakenLeases(List<String> ids) {
        this.ids = new ArrayList<>(ids);
    }

    /** Writes down with the build that it holds one more. */
    static void add(Run<?, ?> build, String id) throws IOException {
        synchronized (CHANGE) {
            List<String> all = new ArrayList<>(of(build));
            all.add(id);
            build.replaceAction(new TakenLeases(all));
        }
        build.save();
    }

    /** The ids of the leases that a build took. */
    static Collection<String> of(Run<?, ?> build) {
        TakenLeases taken = build.getAction(TakenLeases.class);
        return taken == null ? List.of() : taken.leases();
    }

    @Override
    public Collection<String> leases() {
        return List.copyOf(ids);
    }
}
