package io.jenkins.plugins.accessbroker.plugin.guard;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Launcher;
import hudson.LauncherDecorator;
import hudson.model.AbstractBuild;
import hudson.model.Executor;
import hudson.model.Node;
import io.jenkins.plugins.accessbroker.plugin.lease.AccessRefused;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Looks at a build when it makes its launcher: its node is known then, and nothing of its configuration has run. */
@Restricted(NoExternalUse.class)
@Extension(ordinal = 1_000)
public final class BuildStart extends LauncherDecorator {
    @NonNull
    @Override
    public Launcher decorate(@NonNull Launcher launcher, @NonNull Node node) {
        Executor executor = Executor.currentExecutor();
        if (executor != null && executor.getCurrentExecutable() instanceof AbstractBuild<?, ?> build) {
            try {
                BuildGuard.get().start(build, node, launcher.getListener());
            } catch (AccessRefused e) {
                throw Refusal.unchecked(e);
            }
        }
        return launcher;
    }
}
