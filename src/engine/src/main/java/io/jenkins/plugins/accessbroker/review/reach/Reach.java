package io.jenkins.plugins.accessbroker.review.reach;

import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.condition.ComparisonFault;
import io.jenkins.plugins.accessbroker.policy.condition.Effort;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.review.space.Search;
import io.jenkins.plugins.accessbroker.review.space.Sides;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds grants that no request can reach: their conditions contradict each other, or denies take all that is left. */
public final class Reach {
    private Reach() {}

    /**
     * The grants that permit no request, neither now nor at any later time. A grant that has expired or is offboarded is not
     * among them, for that says itself; nor is one of which it cannot be said within bounds.
     */
    public static List<Grant> unreachable(PolicySet policies, Instant at) {
        Sides sides = new Sides();
        Effort whole = new Effort(20 * Effort.ONE_COMPARISON);
        List<Grant> unreachable = new ArrayList<>();
        policies.grants().forEach(grant -> {
            if (at.isBefore(grant.stop()) && isUnreachable(policies, grant, at, sides, whole)) {
                unreachable.add(grant);
            }
        });
        return unreachable;
    }

    private static boolean isUnreachable(PolicySet policies, Grant grant, Instant at, Sides sides, Effort whole) {
        try {
            Set<Instant> moments = new TreeSet<>(Set.of(at));
            moments.addAll(sides.turns(policies, grant, at));
            for (Instant moment : moments) {
                if (request(policies, grant, moment, sides, whole).isPresent()) {
                    return false;
                }
            }
            return true;
        } catch (ComparisonFault e) {
            // What cannot be said is not warned of.
            return false;
        }
    }

    /** A request that a grant permits at a time, if there is one. */
    static Optional<AccessRequest> request(PolicySet policies, Grant grant, Instant at, Sides sides, Effort whole)
            throws ComparisonFault {
        return Search.find(sides.at(policies, grant, at), Optional.empty(), whole.part(Effort.ONE_COMPARISON));
    }
}
