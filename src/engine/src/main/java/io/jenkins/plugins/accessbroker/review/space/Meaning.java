package io.jenkins.plugins.accessbroker.review.space;

import io.jenkins.plugins.accessbroker.policy.condition.AgentClouds;
import io.jenkins.plugins.accessbroker.policy.condition.AgentLabels;
import io.jenkins.plugins.accessbroker.policy.condition.AgentLife;
import io.jenkins.plugins.accessbroker.policy.condition.AgentNames;
import io.jenkins.plugins.accessbroker.policy.condition.Branches;
import io.jenkins.plugins.accessbroker.policy.condition.BuiltIn;
import io.jenkins.plugins.accessbroker.policy.condition.ChangeRequests;
import io.jenkins.plugins.accessbroker.policy.condition.CodingAgents;
import io.jenkins.plugins.accessbroker.policy.condition.Condition;
import io.jenkins.plugins.accessbroker.policy.condition.Jobs;
import io.jenkins.plugins.accessbroker.policy.condition.Key;
import io.jenkins.plugins.accessbroker.policy.condition.Libraries;
import io.jenkins.plugins.accessbroker.policy.condition.Replays;
import io.jenkins.plugins.accessbroker.policy.condition.Triggers;
import io.jenkins.plugins.accessbroker.policy.condition.Users;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a condition asks for, wherever it stands and in whatever order: equal meanings hold for the same requests.
 *
 * @param key which condition it is
 * @param asked what it asks for
 */
record Meaning(Key key, Object asked) {

    static Meaning of(Condition condition) {
        return new Meaning(condition.key(), asked(condition));
    }

    static Set<Meaning> of(Collection<Condition> conditions) {
        return conditions.stream().map(Meaning::of).collect(Collectors.toSet());
    }

    private static Object asked(Condition condition) {
        if (condition instanceof Jobs jobs) {
            return Set.copyOf(jobs.names());
        }
        if (condition instanceof Branches branches) {
            return Set.copyOf(branches.names());
        }
        if (condition instanceof AgentNames names) {
            return Set.copyOf(names.names());
        }
        if (condition instanceof Triggers triggers) {
            return triggers.kinds();
        }
        if (condition instanceof Users users) {
            return users.ids();
        }
        if (condition instanceof AgentClouds clouds) {
            return clouds.clouds();
        }
        if (condition instanceof AgentLabels labels) {
            return labels.labels();
        }
        return word(condition);
    }

    private static Object word(Condition condition) {
        if (condition instanceof AgentLife life) {
            return life.life();
        }
        if (condition instanceof BuiltIn builtIn) {
            return builtIn.allowed();
        }
        if (condition instanceof ChangeRequests changes) {
            return changes.admitted();
        }
        if (condition instanceof Replays replays) {
            return replays.allowed();
        }
        if (condition instanceof Libraries libraries) {
            return libraries.untrustedAllowed();
        }
        return ((CodingAgents) condition).ids();
    }
}
