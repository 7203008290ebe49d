package io.jenkins.plugins.accessbroker.plugin.admin;

import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import java.util.List;

/** Which anchors of the audit log fail, or contradict it. */
@Extension
public final class AnchorsMonitor extends AdministrativeMonitor {
    @Override
    public boolean isActivated() {
        return !getAlarmed().isEmpty();
    }

    /** The anchors with which something is wrong. */
    public List<AnchorView> getAlarmed() {
        return AnchorView.all().stream()
                .filter(anchor -> !anchor.getAlarm().isEmpty())
                .toList();
    }

    @Override
    public void checkRequiredPermission() {
        Permissions.checkAny();
    }

    @Override
    public boolean hasRequiredPermission() {
        return Permissions.hasAny();
    }

    @Override
    public String getDisplayName() {
        return Messages.AnchorsMonitor_DisplayName();
    }
}
