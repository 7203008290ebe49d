package io.jenkins.plugins.accessbroker.plugin.config;

import hudson.ExtensionList;
import hudson.ExtensionPoint;

/** Is told when another configuration of the broker is in force. */
public interface ConfigurationListener extends ExtensionPoint {
    /** The configuration that is in force from now on; called by the thread that saved it. */
    void changed(AccessBrokerSettings settings);

    /** Tells every listener, in the order of their ordinals. */
    static void fire(AccessBrokerSettings settings) {
        ExtensionList.lookup(ConfigurationListener.class).forEach(listener -> listener.changed(settings));
    }
}
