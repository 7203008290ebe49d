package io.jenkins.plugins.accessbroker.plugin.admin;

import hudson.security.Permission;
import io.jenkins.plugins.accessbroker.plugin.permission.AccessPermissions;
import java.util.List;
import jenkins.model.Jenkins;

/** Who may see how the broker is: whoever has one of its permissions. */
final class Permissions {
    private static final List<Permission> ANY =
            List.of(AccessPermissions.ADMINISTER, AccessPermissions.APPROVE_POLICY, AccessPermissions.VIEW_AUDIT);

    private Permissions() {}

    static void checkAny() {
        Jenkins.get().checkAnyPermission(ANY.toArray(new Permission[0]));
    }

    static boolean hasAny() {
        return ANY.stream().anyMatch(Jenkins.get()::hasPermission);
    }

    /** The first of them that the user has; the first of all if they have none. */
    static Permission first() {
        return ANY.stream().filter(Jenkins.get()::hasPermission).findFirst().orElse(AccessPermissions.ADMINISTER);
    }

    static boolean mayReload() {
        return Jenkins.get().hasAnyPermission(AccessPermissions.APPROVE_POLICY, AccessPermissions.ADMINISTER);
    }
}
