package io.jenkins.plugins.accessbroker.plugin.freestyle;

import hudson.Extension;
import hudson.model.AbstractBuild;
import hudson.model.listeners.RunListener;

/** Forgets a build's secrets once its log, in which they are hidden, is closed. */
@Extension
public final class Forget extends RunListener<AbstractBuild<?, ?>> {
    @Override
    public void onFinalized(AbstractBuild<?, ?> build) {
        BuildAccess.forget(build);
    }
}
