package io.jenkins.plugins.accessbroker.plugin.migration;

import io.jenkins.plugins.accessbroker.plugin.permission.AccessPermissions;
import java.util.List;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerProxy;

/** The stored credentials, what uses them, and what guards them. */
public final class MigrationPage implements StaplerProxy {
    private Report report;

    /** Nothing below is reached without the permission. */
    @Override
    public Object getTarget() {
        Jenkins.get().checkPermission(AccessPermissions.ADMINISTER);
        return this;
    }

    public String getDisplayName() {
        return Messages.MigrationPage_DisplayName();
    }

    public String getDescription() {
        return Messages.MigrationPage_Description();
    }

    public List<CredentialRow> getCredentials() {
        return report().credentials().stream().map(CredentialRow::new).toList();
    }

    /** How many credentials the user may not view. */
    public long getHidden() {
        return report().hidden();
    }

    public long getMissed() {
        return report().missed();
    }

    /** The page of the credential that the query names. */
    public CredentialPage getCredential() {
        return CredentialPage.of(Stapler.getCurrentRequest2());
    }

    private synchronized Report report() {
        if (report == null) {
            report = Report.now();
        }
        return report;
    }
}
