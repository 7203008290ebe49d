package io.jenkins.plugins.accessbroker.decision;

import io.jenkins.plugins.accessbroker.policy.Deny;
import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.Policy;
import io.jenkins.plugins.accessbroker.policy.PolicyVersion;
import io.jenkins.plugins.accessbroker.policy.RegisteredAgent;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.GrantName;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All policies in force, compiled and indexed: immutable, and safe for use by many threads.
 *
 * <p>A decision costs what its own grant costs, however many others there are.
 */
public final class PolicySet {
    private final List<Policy> policies;
    private final PolicyVersion version;
    private final Map<String, Policy> byName = new HashMap<>();
    private final Map<GrantName, Compiled> grants = new HashMap<>();
    private final Map<String, RegisteredAgent> agents = new HashMap<>();
    private final Neighbours neighbours;
    private final Guards guards;

    /** A grant, and the denies that concern it. */
    record Compiled(Policy policy, Grant grant, List<Deny> denies) {}

    /**
     * Compiles policies of which no approval was demanded.
     *
     * @throws IllegalArgumentException as {@link #PolicySet(Collection, PolicyVersion)}
     */
    public PolicySet(Collection<Policy> policies) {
        this(PolicyVersion.of(policies), policies);
    }

    /**
     * Compiles policies.
     *
     * @param version which version they are
     * @throws IllegalArgumentException if two policies, grants or coding agents share a name; readers of policy files
     *     report that with both places before it comes to this; if they are not that version
     */
    public PolicySet(Collection<Policy> policies, PolicyVersion version) {
        this(checked(version, policies), policies);
    }

    private PolicySet(PolicyVersion version, Collection<Policy> policies) {
        this.policies = List.copyOf(policies);
        this.version = version;
        List<Deny> denies = this.policies.stream()
                .flatMap(policy -> policy.denies().stream())
                .toList();
        for (Policy policy : this.policies) {
            unique(byName.put(policy.name(), policy), "policy", policy.name());
            for (Grant grant : policy.grants()) {
                Compiled compiled = new Compiled(policy, grant, concerning(grant.name(), denies));
                unique(grants.put(grant.name(), compiled), "grant", grant.name().toString());
            }
            for (RegisteredAgent agent : policy.codingAgents()) {
                unique(agents.put(agent.id(), agent), "coding agent", agent.id());
            }
        }
        this.neighbours = new Neighbours(this.policies);
        this.guards = new Guards(this.policies);
    }

    private static PolicyVersion checked(PolicyVersion version, Collection<Policy> policies) {
        if (!version.digest().equals(PolicyVersion.of(policies).digest())) {
            throw new IllegalArgumentException("these policies are not the version " + version.digest());
        }
        return version;
    }

    /** The policies, in the order in which they were given. */
    public List<Policy> policies() {
        return policies;
    }

    /** The grants of all policies, in their order. */
    public Stream<Grant> grants() {
        return policies.stream().flatMap(policy -> policy.grants().stream());
    }

    /** Which version the policies are, where it came from, and who approved it. */
    public PolicyVersion version() {
        return version;
    }

    /** The grant of that name. */
    public Optional<Grant> grant(GrantName name) {
        return Optional.ofNullable(grants.get(name)).map(Compiled::grant);
    }

    /** Every deny that is about a grant, in force or not; none if there is no such grant. */
    public List<Deny> concerning(GrantName name) {
        return Optional.ofNullable(grants.get(name)).map(Compiled::denies).orElse(List.of());
    }

    /** The registration of a coding agent, in force or not. */
    public Optional<RegisteredAgent> codingAgent(String id) {
        return Optional.ofNullable(agents.get(id));
    }

    /** Decides a request at a time. Pure: the same request and time always get the same decision and trace. */
    public Decision decide(AccessRequest request, Instant time) {
        Compiled compiled = grants.get(request.grant());
        if (compiled == null) {
            return unknown(request, time);
        }
        List<Check> trace = trace(compiled, request, time);
        Grant grant = compiled.grant();
        String digest = compiled.policy().digest();
        if (trace.stream().allMatch(Check::held)) {
            Duration ttl = request.ttl().orElse(grant.scope().ttl());
            return new Decision.Permitted(request, grant, digest, ttl, trace, version);
        }
        return new Decision.Denied(
                request,
                Optional.of(grant),
                Optional.of(grant.owner()),
                Optional.of(digest),
                trace,
                nearMisses(neighbours.forJob(request), request, time),
                version);
    }

    /** Whether a request is permitted at a time: what {@link #decide} decides, without the search for what a denial names. */
    public boolean permits(AccessRequest request, Instant time) {
        Compiled compiled = grants.get(request.grant());
        return compiled != null && trace(compiled, request, time).stream().allMatch(Check::held);
    }

    /** The ids of all Jenkins credentials that grants guard, sorted. */
    public Set<String> guarded() {
        return guards.credentials();
    }

    /** A grant that guards the credential of Jenkins with this id; nothing if none does. */
    public Optional<Grant> guarding(String credential) {
        return guards.first(credential);
    }

    /**
     * Decides whether a build may use a guarded credential. Pure, as {@link #decide}.
     *
     * @throws IllegalArgumentException if no grant guards the credential
     */
    public UseDecision decideUse(String credential, BuildContext build, Instant time) {
        if (!guarded().contains(credential)) {
            throw new IllegalArgumentException("no grant guards the credential " + Quote.of(credential));
        }
        return guards.decide(credential, grant -> decide(new AccessRequest(grant.name(), build), time));
    }

    private List<Check> trace(Compiled compiled, AccessRequest request, Instant time) {
        return Trace.of(compiled, agents, request, time);
    }

    private Decision unknown(AccessRequest request, Instant time) {
        Optional<Policy> policy = Optional.ofNullable(byName.get(request.grant().policy()));
        Set<GrantName> near = neighbours.forJob(request);
        near.addAll(neighbours.likeNamed(request.grant()));
        return new Decision.Denied(
                request,
                Optional.empty(),
                policy.map(Policy::owner),
                policy.map(Policy::digest),
                List.of(Trace.unknownGrant(request.grant(), policy)),
                nearMisses(near, request, time),
                version);
    }

    private List<NearMiss> nearMisses(Set<GrantName> near, AccessRequest request, Instant time) {
        List<NearMiss> found = new ArrayList<>();
        for (GrantName name : near) {
            List<String> failed = trace(grants.get(name), request, time).stream()
                    .filter(check -> !check.held())
                    .map(Check::name)
                    .toList();
            found.add(new NearMiss(name, failed));
        }
        return Neighbours.closest(request.grant(), found);
    }

    private static List<Deny> concerning(GrantName name, List<Deny> denies) {
        String text = name.toString();
        return denies.stream()
                .filter(deny -> deny.grants().stream().anyMatch(glob -> glob.matches(text)))
                .toList();
    }

    private static void unique(Object previous, String what, String name) {
        if (previous != null) {
            throw new IllegalArgumentException(what + " `" + name + "` is defined twice");
        }
    }
}
