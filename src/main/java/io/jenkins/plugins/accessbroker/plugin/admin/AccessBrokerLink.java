package io.jenkins.plugins.accessbroker.plugin.admin;

import hudson.Extension;
import hudson.model.ManagementLink;
import hudson.security.Permission;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.plugin.config.PolicyWatch;
import io.jenkins.plugins.accessbroker.plugin.migration.MigrationPage;
import io.jenkins.plugins.accessbroker.plugin.permission.AccessPermissions;
import java.util.List;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.verb.POST;

/** <i>Manage Jenkins &gt; Access Broker</i>: how the broker is, and what can be done about it. */
@Extension
public final class AccessBrokerLink extends ManagementLink implements StaplerProxy {
    static final String URL = "access-broker";

    @Override
    public String getIconFileName() {
        return "symbol-lock-closed";
    }

    @Override
    public String getDisplayName() {
        return Messages.AccessBrokerLink_DisplayName();
    }

    @Override
    public String getDescription() {
        return Messages.AccessBrokerLink_Description();
    }

    @Override
    public String getUrlName() {
        return URL;
    }

    @Override
    public String getCategoryName() {
        return "SECURITY";
    }

    /** A permission of which the user has this one, if they have any that lets them see the page. */
    @Override
    public Permission getRequiredPermission() {
        return Permissions.first();
    }

    /** Nothing below is reached without a permission. */
    @Override
    public Object getTarget() {
        Permissions.checkAny();
        return this;
    }

    /** How the broker is now. */
    public HealthView getHealth() {
        return new HealthView(CurrentHealth.get());
    }

    /** How each anchor of the audit log is. */
    public List<AnchorView> getAnchors() {
        return AnchorView.all();
    }

    public boolean isReloadAllowed() {
        return Permissions.mayReload();
    }

    /** Whether the user may search the audit log. */
    public boolean isAuditAllowed() {
        return Jenkins.get().hasPermission(AccessPermissions.VIEW_AUDIT);
    }

    public boolean isAdministerAllowed() {
        return Jenkins.get().hasPermission(AccessPermissions.ADMINISTER);
    }

    public boolean isConfigureAllowed() {
        return Jenkins.get().hasPermission(Jenkins.ADMINISTER);
    }

    public boolean isApproveAllowed() {
        return Jenkins.get().hasPermission(AccessPermissions.APPROVE_POLICY);
    }

    /** The version of the policies that waits, for those who approve it. */
    public ApprovalPage getApproval() {
        Jenkins.get().checkPermission(AccessPermissions.APPROVE_POLICY);
        return ApprovalPage.now();
    }

    /** The configuration form. */
    public ConfigurationPage getConfiguration() {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return new ConfigurationPage();
    }

    /** The form that explains decisions. */
    public ExplainPage getExplain() {
        Jenkins.get().checkPermission(AccessPermissions.ADMINISTER);
        return ExplainPage.empty();
    }

    /** The stored credentials and what uses them. */
    public MigrationPage getMigration() {
        Jenkins.get().checkPermission(AccessPermissions.ADMINISTER);
        return new MigrationPage();
    }

    /** Takes the policy files as they are now. */
    @POST
    public HttpResponse doReloadPolicies() {
        Jenkins.get().checkAnyPermission(AccessPermissions.APPROVE_POLICY, AccessPermissions.ADMINISTER);
        PolicyWatch.policies().reloadNow();
        return HttpResponses.redirectToDot();
    }

    /** Closes the audit log and opens it again. */
    @POST
    public HttpResponse doReopenAudit() {
        Jenkins.get().checkPermission(AccessPermissions.ADMINISTER);
        AccessBroker.get().reopenAudit();
        return HttpResponses.redirectToDot();
    }
}
