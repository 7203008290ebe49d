package io.jenkins.plugins.accessbroker.plugin.guard;

import hudson.Extension;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.Environment;
import hudson.model.listeners.RunListener;
import java.io.IOException;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Looks at a build before its checkout, for nodes whose launchers nobody decorates. */
@Restricted(NoExternalUse.class)
@Extension(ordinal = 1_000)
public final class BuildEnvironment extends RunListener<AbstractBuild<?, ?>> {
    @Override
    public Environment setUpEnvironment(
            @SuppressWarnings("rawtypes") AbstractBuild build, Launcher launcher, BuildListener listener)
            throws IOException, InterruptedException {
        BuildGuard.get().start(build, build.getBuiltOn(), listener);
        return super.setUpEnvironment(build, launcher, listener);
    }
}
