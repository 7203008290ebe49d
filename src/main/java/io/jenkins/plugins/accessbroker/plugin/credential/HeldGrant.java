package io.jenkins.plugins.accessbroker.plugin.credential;

import hudson.AbortException;
import hudson.model.Node;
import hudson.model.Run;
import io.jenkins.plugins.accessbroker.audit.AuditEvent.EndCause;
import io.jenkins.plugins.accessbroker.lease.Lease;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.plugin.facts.BuildFacts;
import io.jenkins.plugins.accessbroker.plugin.lease.AccessRefused;
import io.jenkins.plugins.accessbroker.plugin.lease.AgentSeal;
import io.jenkins.plugins.accessbroker.plugin.lease.Asking;
import io.jenkins.plugins.accessbroker.plugin.lease.Facts;
import io.jenkins.plugins.accessbroker.plugin.lease.HeldLease;
import io.jenkins.plugins.accessbroker.plugin.lease.Leases;
import io.jenkins.plugins.accessbroker.plugin.lease.LibrarySeal;
import io.jenkins.plugins.accessbroker.plugin.lease.Wish;
import io.jenkins.plugins.accessbroker.request.Agent;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.request.GrantName;
import io.jenkins.plugins.accessbroker.request.Library;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** What one build holds of one grant: one lease at a time, and the facts that it was decided on. */
final class HeldGrant {
    private final GrantName grant;
    private final Set<BuildContext> decided = ConcurrentHashMap.newKeySet();
    private final Map<String, String> refused = new ConcurrentHashMap<>();
    private volatile Optional<HeldLease> held = Optional.empty();

    HeldGrant(GrantName grant) {
        this.grant = grant;
    }

    Optional<HeldLease> held() {
        return held;
    }

    /**
     * The lease. While it lives, all readers get the same; it is decided again when the facts are others, such as the
     * agents that the build holds.
     *
     * @param given is told of a lease before any reader gets it
     * @throws AbortException if the build does not get it
     */
    synchronized HeldLease read(Run<?, ?> build, Instant now, Consumer<HeldLease> given) throws AbortException {
        checkBuilding(build);
        BuildContext facts = Facts.withAllAgents(build);
        PrintStream log = BuildOutput.of(build);
        Asking asking = asking(build, log);
        Optional<HeldLease> living = held.filter(lease -> lives(lease, build, now));
        if (living.isEmpty()) {
            forget();
            HeldLease lease = keep(asking.ask(facts), build, log);
            given.accept(lease);
            held = Optional.of(lease);
        } else if (!decided.contains(facts)) {
            asking.extend(living.get().lease(), facts);
        }
        decided.add(facts);
        return held.orElseThrow();
    }

    /**
     * Lets a lease be used on an agent, after a decision if there was none for the agent as it is now.
     *
     * @throws AbortException if it may not be used there
     */
    synchronized void reach(Run<?, ?> build, Lease lease, Node agent) throws AbortException {
        if (covers(build, agent)) {
            return;
        }
        String seal = AgentSeal.of(agent) + "\n" + LibrarySeal.of(build);
        if (refused.containsKey(seal)) {
            throw new AccessRefused(refused.get(seal));
        }
        BuildContext facts = Facts.of(build, Optional.of(agent));
        try {
            AccessBroker.get().complete(TakenLeases.whole(build, lease));
            asking(build, BuildOutput.of(build)).extend(lease, facts);
            decided.add(facts);
        } catch (AccessRefused e) {
            refused.put(seal, e.getMessage());
            throw e;
        }
    }

    /** Whether it was decided on an agent as it is now, and on the libraries that the build has now. */
    boolean covers(Run<?, ?> build, Node agent) {
        Agent now = BuildFacts.agent(agent);
        Fact<List<Library>> libraries = BuildFacts.libraries(build);
        return decided.stream()
                .anyMatch(facts -> facts.libraries().equals(libraries)
                        && facts.agents() instanceof Fact.Known<List<Agent>> known
                        && known.value().contains(now));
    }

    private Asking asking(Run<?, ?> build, PrintStream log) throws AbortException {
        return new Asking(build, Wish.of(grant.toString(), null, null, null), log);
    }

    private void forget() {
        held = Optional.empty();
        decided.clear();
        refused.clear();
    }

    private static void checkBuilding(Run<?, ?> build) throws AbortException {
        if (!build.isBuilding()) {
            throw new AccessRefused("no access: " + build + " is over, and a build has access only while it runs");
        }
    }

    private static boolean lives(HeldLease lease, Run<?, ?> build, Instant now) {
        return now.isBefore(lease.lease().expires())
                && AccessBroker.get().leases(build).stream()
                        .anyMatch(open -> open.id().equals(lease.id()));
    }

    /** The one lease that was given, once the build is sure to end it. */
    private static HeldLease keep(List<HeldLease> given, Run<?, ?> build, PrintStream log) throws AbortException {
        boolean kept = false;
        try {
            HeldLease lease = given.get(0);
            TakenLeases.add(build, lease.lease());
            checkBuilding(build);
            kept = true;
            return lease;
        } catch (AbortException e) {
            throw e;
        } catch (IOException e) {
            throw new AccessRefused("no access: the lease could not be kept with the build: " + e.getMessage());
        } finally {
            if (!kept) {
                Leases.end(build, given, EndCause.BUILD_ENDED, log);
            }
        }
    }
}
