package io.jenkins.plugins.accessbroker.plugin.admin;

import hudson.Extension;
import hudson.model.RootAction;
import jenkins.model.Jenkins;

/** The way to the page for those who may see it and do not see <i>Manage Jenkins</i>. */
@Extension
public final class DashboardLink implements RootAction {
    @Override
    public String getIconFileName() {
        return Permissions.hasAny() && !Jenkins.get().hasAnyPermission(Jenkins.MANAGE, Jenkins.SYSTEM_READ)
                ? "symbol-lock-closed"
                : null;
    }

    @Override
    public String getDisplayName() {
        return Messages.AccessBrokerLink_DisplayName();
    }

    @Override
    public String getUrlName() {
        return "/manage/" + AccessBrokerLink.URL;
    }
}
