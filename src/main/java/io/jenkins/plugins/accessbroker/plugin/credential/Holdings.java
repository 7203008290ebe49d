package io.jenkins.plugins.accessbroker.plugin.credential;

import hudson.AbortException;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Node;
import hudson.model.Run;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.accessbroker.issuer.Secret;
import io.jenkins.plugins.accessbroker.lease.Lease;
import io.jenkins.plugins.accessbroker.plugin.lease.HeldLease;
import io.jenkins.plugins.accessbroker.plugin.lease.Mask;
import io.jenkins.plugins.accessbroker.request.GrantName;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

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
            return of(build, grant).read(build, clock.instant(), lease -> hide(build, lease));
        } catch (AbortException e) {
            throw new NoAccess(e.getMessage());
        }
    }

    /** Whether it was decided that a lease may be used on an agent, as it is now. */
    boolean reaches(Run<?, ?> build, Lease lease, Node agent) {
        return of(build, lease.grant()).covers(build, agent);
    }

    /**
     * Decides whether a lease that the build took may be used on an agent.
     *
     * @return the agent, on which it may be used from now on
     * @throws AbortException if it may not be
     */
    Node reach(Run<?, ?> build, Lease lease, Node agent) throws AbortException {
        of(build, lease.grant()).reach(build, lease, agent);
        return agent;
    }

    private HeldGrant of(Run<?, ?> build, GrantName grant) {
        return builds.computeIfAbsent(build, any -> new ConcurrentHashMap<>()).computeIfAbsent(grant, HeldGrant::new);
    }

    /**
     * Whether variables have any part of what was issued for a lease. Of leases of before a restart of the controller the
     * credential's id and the hash of its most telling secret are known.
     */
    boolean isIn(Run<?, ?> build, Lease lease, Map<String, String> variables) {
        Optional<HeldLease> held =
                held(build, lease.grant()).filter(known -> known.id().equals(lease.id()));
        Predicate<String> secret = held.<Predicate<String>>map(
                        known -> value -> known.secretValues().stream().anyMatch(value::contains))
                .orElse(value -> isMarked(lease, value));
        return variables.values().stream()
                .anyMatch(value -> value.equals(lease.credential().id()) || secret.test(value));
    }

    /** Whether a value is the secret of a lease, alone or behind a user's name. */
    private static boolean isMarked(Lease lease, String value) {
        return Stream.of(value, value.substring(value.indexOf(':') + 1))
                .distinct()
                .filter(text -> !text.isEmpty() && text.indexOf('\0') < 0)
                .anyMatch(text ->
                        Secret.of(text).sha256().equals(lease.credential().sha256()));
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
