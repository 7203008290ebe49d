package io.jenkins.plugins.accessbroker.plugin.admin;

import hudson.Extension;

/** What keeps changed policy files from being in force. */
@Extension
public final class PoliciesMonitor extends HealthMonitor {
    @Override
    boolean isActivated(HealthView health) {
        return !health.isPoliciesSound() && !health.isUnused();
    }

    /** The first problem, as {@code file:line:column: message}. */
    public String getFirstProblem() {
        return getHealth().getPolicyProblems().stream().findFirst().orElse("");
    }

    @Override
    public String getDisplayName() {
        return Messages.PoliciesMonitor_DisplayName();
    }
}
