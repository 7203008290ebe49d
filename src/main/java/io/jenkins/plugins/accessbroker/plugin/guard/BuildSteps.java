package io.jenkins.plugins.accessbroker.plugin.guard;

import hudson.Extension;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.BuildStepListener;
import hudson.tasks.BuildStep;
import io.jenkins.plugins.accessbroker.plugin.lease.AccessRefused;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Looks at each step of a build once more: publishers run also after the build was stopped at its start. */
@Restricted(NoExternalUse.class)
@Extension(ordinal = 1_000)
public final class BuildSteps extends BuildStepListener {
    @Override
    public void started(@SuppressWarnings("rawtypes") AbstractBuild build, BuildStep step, BuildListener listener) {
        AbstractBuild<?, ?> typed = build;
        try {
            BuildGuard.require(typed, typed.getBuiltOn(), step, listener);
        } catch (AccessRefused e) {
            throw Refusal.unchecked(e);
        }
    }

    @Override
    public void finished(
            @SuppressWarnings("rawtypes") AbstractBuild build,
            BuildStep step,
            BuildListener listener,
            boolean canContinue) {}
}
