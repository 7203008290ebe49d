package io.jenkins.plugins.accessbroker.plugin.admin;

import hudson.Extension;

/** What keeps changed policy files from being in force. */
@Extension
public final class PoliciesMonitor extends HealthMonitor {
    @Override
    boolean isActivated(HealthView health) {
        return !health.isPoliciesSound() && !health.isUnused();
    }

    /** The first problem, as {@code file:line:column: message}; where there is none, what a version waits for. */
    public String getFirstProblem() {
        HealthView health = getHealth();
        return health.getPolicyProblems().stream()
                .findFirst()
                .orElseGet(() -> health.getWaitingVersion().isEmpty()
                        ? ""
                        : "version " + health.getWaitingVersion() + ": " + health.getWaitingFor());
    }

    @Override
    public String getDisplayName() {
        return Messages.PoliciesMonitor_DisplayName();
    }
}
