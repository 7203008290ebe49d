package io.jenkins.plugins.accessbroker.plugin.facts;

import hudson.model.Cause;
import io.jenkins.plugins.accessbroker.request.Fact;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Every user who started the build or one of the builds that led to it; unknown if the chain is not recorded whole. */
final class UsersBehind {
    private UsersBehind() {}

    static Fact<Set<String>> of(List<Cause> causes) {
        Set<String> users = new TreeSet<>();
        if (!collect(causes, users)) {
            return Fact.unknown("the chain of upstream builds is too long for the controller to record who began it");
        }
        return Fact.of(users, "the causes of the build and of its upstream builds");
    }

    /** Whether all of the chain was there to be read. */
    private static boolean collect(List<Cause> causes, Set<String> users) {
        boolean whole = true;
        for (Cause cause : causes) {
            if (cause instanceof Cause.UserIdCause user) {
                Triggers.user(user).ifPresent(users::add);
            } else if (cause instanceof Cause.UpstreamCause up) {
                whole &= collect(up.getUpstreamCauses(), users);
            } else if (cause instanceof Cause.UpstreamCause.DeeplyNestedUpstreamCause) {
                whole = false;
            }
        }
        return whole;
    }
}
