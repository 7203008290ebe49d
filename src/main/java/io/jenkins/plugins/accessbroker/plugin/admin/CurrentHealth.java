package io.jenkins.plugins.accessbroker.plugin.admin;

import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.plugin.broker.Health;

/** How the broker is now. */
final class CurrentHealth {
    private CurrentHealth() {}

    static Health get() {
        return AccessBroker.get().health();
    }
}
