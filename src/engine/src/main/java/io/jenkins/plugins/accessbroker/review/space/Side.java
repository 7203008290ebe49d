package io.jenkins.plugins.accessbroker.review.space;

import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.policy.Deny;
import io.jenkins.plugins.accessbroker.policy.Grant;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** A grant with all that decides on it at a time: whether it is in force, its conditions, denies and coding agents. */
public final class Side {
    private final PolicySet policies;
    private final Instant time;
    private final Grant grant;
    private final Set<Meaning> conditions;
    private final Map<Integer, Deny> denies;
    private final Set<String> registered;

    Side(
            PolicySet policies,
            Instant time,
            Grant grant,
            Set<Meaning> conditions,
            Map<Integer, Deny> denies,
            Set<String> registered) {
        this.policies = policies;
        this.time = time;
        this.grant = grant;
        this.conditions = conditions;
        this.denies = Map.copyOf(denies);
        this.registered = Set.copyOf(registered);
    }

    /** Whether both permit the same requests for what they can be told apart by without a search. */
    public boolean isLike(Side other) {
        return inForce() == other.inForce()
                && conditions.equals(other.conditions)
                && denies.keySet().equals(other.denies.keySet())
                && registered.equals(other.registered)
                && ofJobsRepository() == other.ofJobsRepository()
                && shortest().equals(other.shortest())
                && longest().equals(other.longest());
    }

    Grant grant() {
        return grant;
    }

    boolean inForce() {
        return time.isBefore(grant.stop());
    }

    Set<Meaning> conditions() {
        return conditions;
    }

    /** The denies in force, one for each meaning, by the number of that. */
    Map<Integer, Deny> denies() {
        return denies;
    }

    /** The coding agents that its conditions name and that are registered and in force. */
    Set<String> registered() {
        return registered;
    }

    boolean isRegistered(String id) {
        return policies.codingAgent(id)
                .filter(agent -> time.isBefore(agent.stop()))
                .isPresent();
    }

    boolean ofJobsRepository() {
        return grant.scope().isOfJobsRepository();
    }

    /** The shortest ttl that can be asked for. */
    Duration shortest() {
        Duration second = Duration.ofSeconds(1);
        Duration shortest = grant.scope().shortest();
        return shortest.compareTo(second) < 0 ? second : shortest;
    }

    /** The longest ttl that can be asked for; less than the shortest where none can. */
    Duration longest() {
        return grant.scope().ttl();
    }
}
