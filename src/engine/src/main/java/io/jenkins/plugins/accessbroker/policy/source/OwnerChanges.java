package io.jenkins.plugins.accessbroker.policy.source;

import io.jenkins.plugins.accessbroker.audit.ChangeEvent.OwnerChanged;
import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.Owner;
import io.jenkins.plugins.accessbroker.policy.Policy;
import io.jenkins.plugins.accessbroker.policy.PolicyVersion;
import io.jenkins.plugins.accessbroker.policy.RegisteredAgent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a version of the policies gives to another owner: policies, coding agents, and grants whose owner is or was not that of
 * their policy. What is new or gone has no other owner.
 */
final class OwnerChanges {
    private OwnerChanges() {}

    static List<OwnerChanged> between(Collection<Policy> before, Collection<Policy> after, PolicyVersion version) {
        Map<String, Policy> old = new LinkedHashMap<>();
        before.forEach(policy -> old.put(policy.name(), policy));
        List<OwnerChanged> changes = new ArrayList<>();
        for (Policy now : after) {
            Policy was = old.get(now.name());
            if (was != null) {
                add(changes, now.name(), was.owner(), now.owner(), version);
                parts(changes, was, now, version);
            }
        }
        return changes;
    }

    private static void parts(List<OwnerChanged> changes, Policy was, Policy now, PolicyVersion version) {
        Map<String, Owner> before = parts(was);
        parts(now).forEach((name, owner) -> {
            Owner old = before.get(name);
            boolean withItsPolicy = owner.equals(now.owner()) && was.owner().equals(old);
            if (!withItsPolicy) {
                add(changes, name, old, owner, version);
            }
        });
    }

    private static void add(List<OwnerChanged> changes, String of, Owner before, Owner after, PolicyVersion version) {
        if (before != null && !before.equals(after)) {
            changes.add(new OwnerChanged(of, before, after, version));
        }
    }

    private static Map<String, Owner> parts(Policy policy) {
        Map<String, Owner> owners = new LinkedHashMap<>();
        for (Grant grant : policy.grants()) {
            owners.put(grant.name().toString(), grant.owner());
        }
        for (RegisteredAgent agent : policy.codingAgents()) {
            owners.put(policy.name() + ": coding agent " + agent.id(), agent.owner());
        }
        return owners;
    }
}
