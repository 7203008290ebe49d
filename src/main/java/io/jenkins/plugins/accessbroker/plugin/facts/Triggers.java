package io.jenkins.plugins.accessbroker.plugin.facts;

import hudson.model.Cause;
import hudson.triggers.SCMTrigger;
import hudson.triggers.TimerTrigger;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.request.Trigger;
import java.util.List;
import java.util.Optional;
import jenkins.branch.BranchEventCause;
import jenkins.branch.BranchIndexingCause;

/**
 * The direct causes of the build. What is behind an upstream build is no trigger of this one.
 *
 * <p>Replays and restarts are no triggers; the user that they name beside is. A build without a cause has an empty list,
 * which meets no condition.
 */
final class Triggers {
    private Triggers() {}

    static Fact<List<Trigger>> of(List<Cause> causes) {
        List<Trigger> triggers = causes.stream()
                .filter(cause -> !Reruns.isRerun(cause))
                .map(Triggers::of)
                .distinct()
                .toList();
        return Fact.of(triggers, causes.isEmpty() ? "the build has no cause" : "the causes of the build");
    }

    private static Trigger of(Cause cause) {
        if (cause instanceof Cause.UserIdCause user) {
            return user(user).map(Trigger::user).orElse(Trigger.of(Trigger.Kind.OTHER));
        }
        if (cause instanceof Cause.UpstreamCause up) {
            String build = up.getUpstreamProject() + "#" + up.getUpstreamBuild();
            return new Trigger(Trigger.Kind.UPSTREAM, Optional.empty(), Optional.of(build));
        }
        return Trigger.of(kind(cause));
    }

    /** The user's id; none for somebody who was not signed in. */
    static Optional<String> user(Cause.UserIdCause cause) {
        return Optional.ofNullable(cause.getUserId()).filter(id -> !id.isEmpty());
    }

    private static Trigger.Kind kind(Cause cause) {
        if (cause instanceof TimerTrigger.TimerTriggerCause) {
            return Trigger.Kind.TIMER;
        }
        if (cause instanceof SCMTrigger.SCMTriggerCause) {
            return Trigger.Kind.SCM;
        }
        if (cause instanceof BranchIndexingCause || cause instanceof BranchEventCause) {
            return Trigger.Kind.BRANCH;
        }
        return cause instanceof Cause.RemoteCause ? Trigger.Kind.REMOTE : Trigger.Kind.OTHER;
    }
}
