package io.jenkins.plugins.accessbroker.plugin.broker;

import java.util.Collection;

/** What holds leases over a restart of the controller, such as the execution of a step or an action of a build. */
public interface LeaseHolder {
    /** The ids of the leases that it has not ended. */
    Collection<String> leases();
}
