package io.jenkins.plugins.accessbroker.plugin.admin;

import hudson.Extension;

/** Which issuers cannot be used for their settings. */
@Extension
public final class IssuersMonitor extends HealthMonitor {
    @Override
    boolean isActivated(HealthView health) {
        return health.getIssuers().stream()
                .anyMatch(issuer -> !issuer.getProblems().isEmpty());
    }

    @Override
    public String getDisplayName() {
        return Messages.IssuersMonitor_DisplayName();
    }
}
