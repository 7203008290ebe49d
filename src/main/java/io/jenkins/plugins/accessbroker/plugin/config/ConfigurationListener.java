package io.jenkins.plugins.accessbroker.plugin.config;

import hudson.ExtensionPoint;
import jenkins.util.Listeners;

/** Is told when another configuration of the broker is in force. */
public interface ConfigurationListener extends ExtensionPoint {
    /** The configuration that is in force from now on; called by the thread that saved it. */
    void changed(AccessBrokerSettings settings);

    /** Tells every listener, in the order of their ordinals. The fault of one keeps none of the others from being told. */
    static void fire(AccessBrokerSettings settings) {
        Listeners.notify(ConfigurationListener.class, true, listener -> listener.changed(settings));
    }
}
