package io.jenkins.plugins.accessbroker.review.reach;

import io.jenkins.plugins.accessbroker.decision.JobIndex;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.condition.ComparisonFault;
import io.jenkins.plugins.accessbroker.policy.condition.Condition;
import io.jenkins.plugins.accessbroker.policy.condition.Effort;
import io.jenkins.plugins.accessbroker.policy.condition.Jobs;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.review.space.Search;
import io.jenkins.plugins.accessbroker.review.space.Sides;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A grant that another one makes unnecessary: of the same issuer, the other surely gives all that it gives ({@link
 * io.jenkins.plugins.accessbroker.policy.Scope#covers}), to every build that it gives to, for every ttl that can be asked of
 * it, now and at every later time. Owners and purposes are not compared.
 *
 * @param grant the grant that is not needed
 * @param by the one that covers it
 */
public record Cover(Grant grant, Grant by) {
    /** Other grants that are compared with one, of those whose patterns come closest to a job that it admits. */
    private static final int COMPARED = 32;

    /**
     * Grants that another one covers, each with the first that was found to. Of grants that cover each other, the one whose
     * name comes first is taken to be needed. Grants that permit nothing now are left out; so is a cover that is not among
     * the closest 32 grants of the same issuer, or that cannot be found out within bounds.
     */
    public static List<Cover> find(PolicySet policies, Instant at) {
        return new Finder(policies, at).all();
    }

    private static final class Finder {
        private final PolicySet policies;
        private final Instant at;
        private final Sides sides = new Sides();
        private final Effort whole = new Effort(20 * Effort.ONE_COMPARISON);
        private final Map<String, JobIndex<Grant>> byIssuer = new HashMap<>();

        Finder(PolicySet policies, Instant at) {
            this.policies = policies;
            this.at = at;
        }

        List<Cover> all() {
            List<Grant> grants = policies.grants().toList();
            grants.forEach(this::file);
            List<Cover> covers = new ArrayList<>();
            for (Grant grant : grants) {
                cover(grant).ifPresent(by -> covers.add(new Cover(grant, by)));
            }
            return covers;
        }

        private void file(Grant grant) {
            JobIndex<Grant> index = byIssuer.computeIfAbsent(grant.scope().issuer(), issuer -> new JobIndex<>());
            for (Condition condition : grant.conditions()) {
                if (condition instanceof Jobs jobs) {
                    jobs.names().forEach(glob -> index.add(glob, grant));
                }
            }
        }

        private Optional<Grant> cover(Grant grant) {
            try {
                Optional<AccessRequest> request = Reach.request(policies, grant, at, sides, whole);
                if (request.isEmpty()) {
                    return Optional.empty();
                }
                String job = request.get().build().job().name();
                List<Grant> candidates = byIssuer.get(grant.scope().issuer()).candidates(job, COMPARED);
                for (Grant other : candidates) {
                    if (mayCover(other, grant, request.get()) && covers(other, grant)) {
                        return Optional.of(other);
                    }
                }
                return Optional.empty();
            } catch (ComparisonFault e) {
                // What cannot be said is not warned of.
                return Optional.empty();
            }
        }

        /** What can be said without a search; most others are left out by it. */
        private boolean mayCover(Grant other, Grant grant, AccessRequest request) {
            return !other.name().equals(grant.name())
                    && !other.stop().isBefore(grant.stop())
                    && other.scope().covers(grant.scope())
                    && policies.permits(new AccessRequest(other.name(), request.build()), at);
        }

        private boolean covers(Grant other, Grant grant) throws ComparisonFault {
            return isWithin(grant, other)
                    && (grant.name().compareTo(other.name()) > 0
                            || !grant.scope().covers(other.scope())
                            || !isWithin(other, grant));
        }

        /** Whether every request for the one is permitted for the other too. */
        private boolean isWithin(Grant grant, Grant other) throws ComparisonFault {
            Set<Instant> moments = new TreeSet<>(Set.of(at));
            moments.addAll(sides.turns(policies, grant, at));
            moments.addAll(sides.turns(policies, other, at));
            for (Instant moment : moments) {
                boolean differs = Search.find(
                                sides.at(policies, grant, moment),
                                Optional.of(sides.at(policies, other, moment)),
                                whole.part(Effort.ONE_COMPARISON))
                        .isPresent();
                if (differs) {
                    return false;
                }
            }
            return true;
        }
    }
}
