package io.jenkins.plugins.accessbroker.plugin.step;

import hudson.Launcher;
import hudson.LauncherDecorator;
import hudson.model.Node;
import java.io.Serializable;

/** Stands between a block's steps and every agent that they launch something on. */
final class AgentGuard extends LauncherDecorator implements Serializable {
    private static final long serialVersionUID = 1L;

    private final WithAccessExecution execution;

    AgentGuard(WithAccessExecution execution) {
        this.execution = execution;
    }

    @Override
    public Launcher decorate(Launcher launcher, Node node) {
        return execution
                .reach(node)
                .<Launcher>map(why -> new RefusingLauncher(launcher, why))
                .orElse(launcher);
    }
}
