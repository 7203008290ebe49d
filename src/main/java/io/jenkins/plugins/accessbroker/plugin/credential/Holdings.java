package io.jenkins.plugins.accessbroker.plugin.credential;

import hudson.AbortException;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Run;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.accessbroker.plugin.lease.HeldLease;
import io.jenkins.plugins.accessbroker.plugin.lease.Mask;
import io.jenkins.plugins.accessbroker.request.GrantName;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/** What builds hold by reading credentials, in memory only, and until they are over. */
@Extension
public final class Holdings extends RunListener<Run<?, ?>> {
    private final Map<Run<?, ?>, Map<GrantName, HeldGrant>> builds = Collections.synchronizedMap(new WeakHashMap<>());
    private final Map<Run<?, ?>, Mask> masks = Collections.synchronizedMap(new WeakHashMap<>());
    private volatile InstantSource clock = InstantSource.system();

    static Holdings get() {
        return ExtensionList.lookupSingleton(Holdings.class);
    }

    /**
     * What a build holds of a grant: what it holds already, or what it is given now.
     *
     * @throws NoAccess if it is given nothing
     */
    HeldLease read(Run<?, ?> build, GrantName grant) {
        try {
            return builds.computeIfAbsent(build, any -> new ConcurrentHashMap<>())
                    .computeIfAbsent(grant, HeldGrant::new)
                    .read(build, clock.instant(), lease -> hide(build, lease));
        } catch (AbortException e) {
            throw new NoAccess(e.getMessage());
        }
    }

    private void hide(Run<?, ?> build, HeldLease lease) {
        masks.merge(build, Mask.of(lease.secretValues()), Mask::and);
    }

    /** Hides all that a build has held, to its end. */
    Mask mask(Run<?, ?> build) {
        return masks.getOrDefault(build, Mask.NONE);
    }

    /** What a build holds of a grant already. */
    Optional<HeldLease> held(Run<?, ?> build, GrantName grant) {
        return Optional.ofNullable(builds.get(build))
                .map(grants -> grants.get(grant))
                .flatMap(HeldGrant::held);
    }

    void tellTimeBy(InstantSource other) {
        clock = other;
    }

    @Override
    public void onFinalized(Run<?, ?> build) {
        forget(build);
    }

    @Override
    public void onDeleted(Run<?, ?> build) {
        forget(build);
    }

    private void forget(Run<?, ?> build) {
        builds.remove(build);
        masks.remove(build);
    }
}
