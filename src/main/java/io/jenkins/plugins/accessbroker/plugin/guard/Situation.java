package io.jenkins.plugins.accessbroker.plugin.guard;

import hudson.model.Node;
import hudson.model.Run;
import io.jenkins.plugins.accessbroker.plugin.lease.AccessRefused;
import io.jenkins.plugins.accessbroker.plugin.lease.Facts;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import java.util.Optional;

/**
 * Where a use is made.
 *
 * @param build the build
 * @param agent the agent that it is made on, if it is made on one
 * @param agentKnown whether it is known on which agent it is made, if on any; else every agent of the build counts
 */
record Situation(Run<?, ?> build, Optional<Node> agent, boolean agentKnown) {

    /** On an agent. */
    static Situation on(Run<?, ?> build, Node agent) {
        return new Situation(build, Optional.of(agent), true);
    }

    /** On no agent. */
    static Situation onNone(Run<?, ?> build) {
        return new Situation(build, Optional.empty(), true);
    }

    /** Somewhere: nothing is known but the build. */
    static Situation anywhere(Run<?, ?> build) {
        return new Situation(build, Optional.empty(), false);
    }

    /**
     * The facts. This may ask an SCM.
     *
     * @throws AccessRefused if nothing can be decided on
     */
    BuildContext facts() throws AccessRefused {
        return agentKnown ? Facts.of(build, agent) : Facts.withAllAgents(build);
    }
}
