package io.jenkins.plugins.accessbroker.plugin.guard;

import hudson.model.InvisibleAction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jenkinsci.plugins.workflow.actions.PersistentAction;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * At the start of a block of a Pipeline: the guarded credentials that it uses, and the agents it may use them on, each with
 * the libraries that the build had when that was decided.
 */
@Restricted(NoExternalUse.class)
public final class GuardedBlock extends InvisibleAction implements PersistentAction {
    private final String by;
    private final ArrayList<String> credentials;
    private final ArrayList<String> agents;

    GuardedBlock(String by, Collection<String> credentials, Collection<String> agents) {
        this.by = by;
        this.credentials = new ArrayList<>(credentials);
        this.agents = new ArrayList<>(agents);
    }

    /** What the block's step is called. */
    String by() {
        return by;
    }

    List<String> credentials() {
        return List.copyOf(credentials);
    }

    /** Whether it was decided that the credentials may be used on an agent, with the build's libraries, as they are now. */
    boolean covers(String seal) {
        return agents.contains(seal);
    }

    /** The same, and one agent more. */
    GuardedBlock with(String seal) {
        GuardedBlock next = new GuardedBlock(by, credentials, agents);
        next.agents.add(seal);
        return next;
    }
}
