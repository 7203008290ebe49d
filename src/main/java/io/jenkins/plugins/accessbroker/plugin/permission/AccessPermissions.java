package io.jenkins.plugins.accessbroker.plugin.permission;

import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import jenkins.model.Jenkins;

/** What a user may do with access; every one is also held by whoever administers Jenkins. */
public final class AccessPermissions {
    public static final PermissionGroup GROUP =
            new PermissionGroup(AccessPermissions.class, Messages._AccessPermissions_Group());

    /** See who got what and why: audit entries and builds' access pages. */
    public static final Permission VIEW_AUDIT = new Permission(
            GROUP, "ViewAudit", Messages._AccessPermissions_ViewAudit(), Jenkins.ADMINISTER, PermissionScope.JENKINS);

    /** Put changed policy files in force. */
    public static final Permission APPROVE_POLICY = new Permission(
            GROUP,
            "ApprovePolicy",
            Messages._AccessPermissions_ApprovePolicy(),
            Jenkins.ADMINISTER,
            PermissionScope.JENKINS);

    /** Keep the broker running, and explain decisions for any job. */
    public static final Permission ADMINISTER = new Permission(
            GROUP, "Administer", Messages._AccessPermissions_Administer(), Jenkins.ADMINISTER, PermissionScope.JENKINS);

    private AccessPermissions() {}

    /** Registers the permissions before any authorization is read that names them. */
    @Initializer(after = InitMilestone.PLUGINS_STARTED, before = InitMilestone.EXTENSIONS_AUGMENTED)
    public static void register() {
        GROUP.getPermissions();
    }
}
