package io.jenkins.plugins.accessbroker.review.space;

import io.jenkins.plugins.accessbroker.policy.Deny;
import io.jenkins.plugins.accessbroker.policy.condition.Condition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One way for a side to deny a request that another side permits.
 *
 * @param wishes what conditions of the denying side must become
 * @param unregistered whether the denying side must lack the registration of a coding agent
 * @param withoutRevision whether the denying side must miss the revision of the job's repository
 * @param ttl the ttl that it must be asked for and does not give
 */
record Reason(List<Wish> wishes, boolean unregistered, boolean withoutRevision, Optional<Duration> ttl) {
    /** No reason is needed: the denying side denies everything. */
    static final Reason NONE = new Reason(List.of(), false, false, Optional.empty());

    Reason {
        wishes = List.copyOf(wishes);
    }

    /** Every way in which the one side may deny what the other permits; whatever else it has, the other has too. */
    static List<Reason> of(Side permitting, Side denying) {
        if (!denying.inForce()) {
            return List.of(NONE);
        }
        List<Reason> reasons = new ArrayList<>();
        for (Condition condition : denying.grant().conditions()) {
            if (!permitting.conditions().contains(Meaning.of(condition))) {
                reasons.add(of(List.of(new Wish(condition, Wish.Kind.FAILS))));
            }
        }
        if (!permitting.registered().stream().allMatch(denying::isRegistered)) {
            reasons.add(new Reason(List.of(), true, false, Optional.empty()));
        }
        if (denying.ofJobsRepository() && !permitting.ofJobsRepository()) {
            reasons.add(new Reason(List.of(), false, true, Optional.empty()));
        }
        refused(permitting, denying)
                .ifPresent(ttl -> reasons.add(new Reason(List.of(), false, false, Optional.of(ttl))));
        for (Map.Entry<Integer, Deny> deny : denying.denies().entrySet()) {
            if (!permitting.denies().containsKey(deny.getKey())) {
                reasons.add(of(deny.getValue().conditions().stream()
                        .map(condition -> new Wish(condition, Wish.Kind.CONCERNS))
                        .toList()));
            }
        }
        return reasons;
    }

    /** A ttl that the one side gives and the other does not. */
    private static Optional<Duration> refused(Side permitting, Side denying) {
        if (permitting.longest().compareTo(permitting.shortest()) < 0) {
            return Optional.empty();
        }
        if (permitting.longest().compareTo(denying.longest()) > 0
                || permitting.longest().compareTo(denying.shortest()) < 0) {
            return Optional.of(permitting.longest());
        }
        return permitting.shortest().compareTo(denying.shortest()) < 0
                ? Optional.of(permitting.shortest())
                : Optional.empty();
    }

    private static Reason of(List<Wish> wishes) {
        return new Reason(wishes, false, false, Optional.empty());
    }
}
