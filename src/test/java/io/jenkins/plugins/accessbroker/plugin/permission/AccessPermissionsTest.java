package io.jenkins.plugins.accessbroker.plugin.permission;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class AccessPermissionsTest {
    @Test
    void the_group_is_known_before_anything_of_the_plugin_was_used(JenkinsRule jenkins) {
        assertThat(PermissionGroup.getAll())
                .extracting(group -> group.title.toString(Locale.ENGLISH))
                .contains("Access Broker");
    }

    @Test
    void administering_includes_viewing_and_no_approval(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(AccessPermissions.ADMINISTER)
                .everywhere()
                .to("broker-admin")
                .grant(AccessPermissions.APPROVE_POLICY)
                .everywhere()
                .to("approver")
                .grant(Item.CONFIGURE, Item.READ, Jenkins.READ)
                .everywhere()
                .to("developer")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));

        assertThat(may("broker-admin", job, AccessPermissions.VIEW_AUDIT)).isTrue();
        assertThat(may("broker-admin", job, AccessPermissions.APPROVE_POLICY)).isFalse();
        assertThat(may("approver", job, AccessPermissions.ADMINISTER)).isFalse();
        assertThat(may("approver", job, AccessPermissions.VIEW_AUDIT)).isFalse();
        assertThat(may("developer", job, AccessPermissions.VIEW_AUDIT)).isFalse();
        for (Permission permission : AccessPermissions.GROUP.getPermissions()) {
            assertThat(may("admin", job, permission)).isTrue();
            assertThat(permission.description.toString(Locale.ENGLISH)).startsWith("This permission allows");
        }
    }

    @Test
    void only_viewing_can_be_given_on_a_job(JenkinsRule jenkins) {
        assertThat(AccessPermissions.GROUP.getPermissions())
                .filteredOn(permission -> permission.isContainedBy(PermissionScope.ITEM))
                .containsExactly(AccessPermissions.VIEW_AUDIT);
        assertThat(AccessPermissions.VIEW_AUDIT.isContainedBy(PermissionScope.RUN))
                .isTrue();
    }

    @Test
    void configuration_as_code_can_name_them(JenkinsRule jenkins, @TempDir Path folder) throws Exception {
        Path file = folder.resolve("jenkins.yaml");
        Files.writeString(file, """
                jenkins:
                  authorizationStrategy:
                    globalMatrix:
                      entries:
                      - user:
                          name: auditor
                          permissions: ["Overall/Read", "Access Broker/ViewAudit"]
                """);
        FreeStyleProject job = jenkins.createFreeStyleProject();
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());

        ConfigurationAsCode.get().configure(file.toString());

        assertThat(may("auditor", job, AccessPermissions.VIEW_AUDIT)).isTrue();
        assertThat(may("auditor", job, AccessPermissions.ADMINISTER)).isFalse();
        assertThat(may("other", job, AccessPermissions.VIEW_AUDIT)).isFalse();
    }

    private static boolean may(String user, FreeStyleProject job, Permission permission) {
        try (ACLContext as = ACL.as(User.getById(user, true))) {
            boolean onJob = permission.isContainedBy(PermissionScope.ITEM);
            return onJob ? job.hasPermission(permission) : Jenkins.get().hasPermission(permission);
        }
    }
}
