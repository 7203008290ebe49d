package io.jenkins.plugins.accessbroker.plugin.guard;

import hudson.Extension;
import hudson.model.Executor;
import hudson.model.ExecutorListener;
import hudson.model.Queue;
import io.jenkins.plugins.accessbroker.audit.CredentialUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.scm.api.SCMNavigatorOwner;
import jenkins.scm.api.SCMSourceOwner;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Sees that a scan for branches begins whose sources name a guarded credential, and has it recorded: scans are for no build,
 * and not every SCM plugin reports what they use. It never holds up or fails a scan.
 */
@Restricted(NoExternalUse.class)
@Extension
public final class ScanWatch implements ExecutorListener {
    private static final Logger LOGGER = Logger.getLogger(ScanWatch.class.getName());

    @Override
    public void taskStarted(Executor executor, Queue.Task task) {
        if (task instanceof SCMSourceOwner owner) {
            try {
                see(owner, Guarded.now());
            } catch (RuntimeException | LinkageError e) {
                LOGGER.log(Level.WARNING, e, () -> "cannot tell which credentials the scan of " + owner + " uses");
            }
        }
    }

    private static void see(SCMSourceOwner owner, Set<String> guarded) {
        if (guarded.isEmpty()) {
            return;
        }
        for (Object source : sources(owner)) {
            Ids ids = new Ids(guarded, Map.of(), Map::of);
            for (String id : Examination.of(ids, source).ids()) {
                UseWatch.get()
                        .outsideOfBuilds(
                                owner.getFullName(),
                                new CredentialUse(source.getClass().getName(), id));
            }
        }
    }

    private static List<Object> sources(SCMSourceOwner owner) {
        List<Object> sources = new ArrayList<>(owner.getSCMSources());
        if (owner instanceof SCMNavigatorOwner organization) {
            sources.addAll(organization.getSCMNavigators());
        }
        return sources;
    }
}
