package io.jenkins.plugins.accessbroker.review.diff;

import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.decision.UseDecision;
import io.jenkins.plugins.accessbroker.policy.GuardedCredential;
import io.jenkins.plugins.accessbroker.policy.Mode;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.review.space.Strangers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares which credentials of Jenkins are kept from builds without a grant. A grant that guards a credential takes it from
 * all others, so that without the grant more builds may use it, and not fewer.
 */
final class Guarding {
    private final PolicySet before;
    private final PolicySet after;
    private final Instant time;

    Guarding(PolicySet before, PolicySet after, Instant time) {
        this.before = before;
        this.after = after;
        this.time = time;
    }

    List<CredentialChange> changes() {
        Set<String> was = enforced(before);
        Set<String> is = enforced(after);
        Set<String> ids = new TreeSet<>(was);
        ids.addAll(is);
        List<CredentialChange> changes = new ArrayList<>();
        for (String id : ids) {
            if (!is.contains(id)) {
                CredentialChange.Kind kind = after.guarded().contains(id)
                        ? CredentialChange.Kind.NOW_OBSERVED
                        : CredentialChange.Kind.NO_LONGER_GUARDED;
                changes.add(new CredentialChange(id, kind, example(id, before, after)));
            } else if (!was.contains(id)) {
                changes.add(new CredentialChange(id, CredentialChange.Kind.NOW_ENFORCED, example(id, after, before)));
            }
        }
        return changes;
    }

    private static Set<String> enforced(PolicySet policies) {
        Set<String> ids = new TreeSet<>();
        policies.grants()
                .filter(grant -> grant.scope() instanceof GuardedCredential guarded && guarded.mode() == Mode.ENFORCE)
                .forEach(grant -> ids.add(((GuardedCredential) grant.scope()).id()));
        return ids;
    }

    /** A build that is stopped in one version and goes on in the other. */
    private Optional<BuildContext> example(String id, PolicySet stopping, PolicySet other) {
        return Strangers.builds().stream()
                .filter(build -> isStopped(stopping, id, build) && !isStopped(other, id, build))
                .findFirst();
    }

    private boolean isStopped(PolicySet policies, String id, BuildContext build) {
        return policies.guarded().contains(id)
                && policies.decideUse(id, build, time).outcome() == UseDecision.Outcome.DENIED;
    }
}
