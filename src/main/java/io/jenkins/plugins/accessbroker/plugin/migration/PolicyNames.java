package io.jenkins.plugins.accessbroker.plugin.migration;

import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.policy.Policy;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of the policies that there are. */
final class PolicyNames {
    private PolicyNames() {}

    static Set<String> inForce() {
        return AccessBroker.get().policies().policies().stream()
                .map(Policy::name)
                .collect(Collectors.toUnmodifiableSet());
    }
}
