package io.jenkins.plugins.accessbroker.plugin.admin;

import hudson.Extension;

/** Why the audit log cannot be written: then nobody gets access. */
@Extension
public final class AuditMonitor extends HealthMonitor {
    @Override
    boolean isActivated(HealthView health) {
        return !health.isAuditWritable();
    }

    @Override
    public String getDisplayName() {
        return Messages.AuditMonitor_DisplayName();
    }
}
