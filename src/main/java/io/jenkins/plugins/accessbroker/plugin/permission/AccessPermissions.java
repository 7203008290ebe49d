package io.jenkins.plugins.accessbroker.plugin.permission;

import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import jenkins.model.Jenkins;

/** What people may do with the broker. Nobody but an administrator of Jenkins has any of it unless it is given. */
public final class AccessPermissions {
    /** All of them. */
    public static final PermissionGroup GROUP =
            new PermissionGroup("Access Broker", AccessPermissions.class, Messages._AccessPermissions_group());

    /** Run the broker: open its log again, reload policies, explain. It implies {@link #VIEW_AUDIT}, and no approval. */
    public static final Permission ADMINISTER = new Permission(
            GROUP, "Administer", Messages._AccessPermissions_administer(), Jenkins.ADMINISTER, PermissionScope.JENKINS);

    /** See what a version of the policies changes, approve or reject it, reload policies. */
    public static final Permission APPROVE_POLICY = new Permission(
            GROUP,
            "ApprovePolicy",
            Messages._AccessPermissions_approvePolicy(),
            Jenkins.ADMINISTER,
            PermissionScope.JENKINS);

    /** See which access builds asked for, what they got and why. */
    public static final Permission VIEW_AUDIT = new Permission(
            GROUP, "ViewAudit", Messages._AccessPermissions_viewAudit(), ADMINISTER, true, new PermissionScope[] {
                PermissionScope.JENKINS, PermissionScope.ITEM_GROUP, PermissionScope.ITEM, PermissionScope.RUN
            });

    private AccessPermissions() {}

    /** Makes the permissions known before the configuration that may name them is read. */
    @Initializer(after = InitMilestone.PLUGINS_STARTED, before = InitMilestone.EXTENSIONS_AUGMENTED)
    public static void register() {
        // the class is initialised by now
    }
}
