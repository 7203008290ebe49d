package io.jenkins.plugins.accessbroker.plugin.admin;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.ManagementLink;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Who reaches what. Everybody else is refused, and nothing is done for a GET. */
@WithJenkins
class PermissionsTest {
    private static final String AT = "manage/access-broker/";

    @Test
    void pages_are_shown_to_those_they_are_for(JenkinsRule j) throws Exception {
        Users users = Users.of(j);
        Map<String, List<String>> pages = Map.of(
                AT,
                List.of("admin", "broker", "approver", "auditor"),
                AT + "explain/",
                List.of("admin", "broker"),
                AT + "approval/",
                List.of("admin", "approver"),
                AT + "configuration/",
                List.of("admin"));
        for (String user : Users.all()) {
            for (Map.Entry<String, List<String>> page : pages.entrySet()) {
                assertThat(users.get(user, page.getKey()))
                        .as("%s gets %s", user, page.getKey())
                        .isEqualTo(page.getValue().contains(user) ? 200 : 403);
            }
        }
    }

    @Test
    void actions_are_done_for_those_they_are_for(JenkinsRule j) throws Exception {
        Users users = Users.of(j);
        Map<String, List<String>> actions = Map.of(
                AT + "reloadPolicies", List.of("admin", "broker", "approver"),
                AT + "reopenAudit", List.of("admin", "broker"),
                AT + "explain/decide", List.of("admin", "broker"));
        for (String user : Users.all()) {
            for (Map.Entry<String, List<String>> action : actions.entrySet()) {
                assertThat(users.post(user, action.getKey()))
                        .as("%s posts %s", user, action.getKey())
                        .isEqualTo(action.getValue().contains(user) ? 200 : 403);
            }
        }
        assertThat(users.post("broker", AT + "configuration/submit")).isEqualTo(403);
    }

    @Test
    void actions_take_post_only(JenkinsRule j) throws Exception {
        Users users = Users.of(j);
        for (String action : List.of("reloadPolicies", "reopenAudit", "explain/decide", "approval/approve", "approval/reject", "configuration/submit")) {
            assertThat(users.get("admin", AT + action)).as(action).isIn(404, 405);
        }
    }

    @Test
    void form_checks_answer_administrators_by_post_only(JenkinsRule j) throws Exception {
        Users users = Users.of(j);
        String config = "descriptorByName/io.jenkins.plugins.accessbroker.plugin.config.";
        for (String check : List.of(
                "AccessBrokerConfiguration/checkPolicyDirectory?value=x&auditDirectory=y",
                "AccessBrokerConfiguration/checkBoundaryDirectory?value=x&policyDirectory=y&auditDirectory=z",
                "AccessBrokerConfiguration/checkApprovalFile?value=x&policyDirectory=y",
                "PolicyRepository/checkUrl?value=https://localhost/x",
                "PolicyRepository/checkMinutes?value=5",
                "AccessBrokerConfiguration/checkAuditDirectory?value=x&policyDirectory=y&auditOrigin=",
                "AccessBrokerConfiguration/checkAuditOrigin?value=x&auditDirectory=y",
                "aws.AwsIssuerConfiguration/checkRegion?value=eu-west-1",
                "aws.AwsIssuerConfiguration/checkEndpoint?value=https://localhost",
                "aws.AwsIssuerConfiguration/checkFips?value=true&endpoint=",
                "aws.Profile/checkName?value=x",
                "aws.CredentialsFile/checkPath?value=/x",
                "aws.WebIdentityTokenFile/checkPath?value=/x",
                "aws.JenkinsCredential/checkCredentialsId?value=x",
                "aws.WebIdentityCredential/checkCredentialsId?value=x")) {
            assertThat(users.post("admin", config + check)).as(check).isEqualTo(200);
            assertThat(users.post("broker", config + check)).as(check).isEqualTo(403);
            assertThat(users.get("admin", config + check)).as(check).isIn(404, 405);
        }
        for (String fill : List.of("aws.JenkinsCredential", "aws.WebIdentityCredential")) {
            assertThat(users.get("admin", config + fill + "/fillCredentialsIdItems?credentialsId="))
                    .isIn(404, 405);
        }
    }

    @Test
    void credentials_are_listed_for_administrators_only(JenkinsRule j) throws Exception {
        Users users = Users.of(j);
        com.cloudbees.plugins.credentials.SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl(
                        com.cloudbees.plugins.credentials.CredentialsScope.SYSTEM, "hidden-keys", "", "AKIA", "x"));
        String fill = "descriptorByName/io.jenkins.plugins.accessbroker.plugin.config.aws.JenkinsCredential"
                + "/fillCredentialsIdItems?credentialsId=";
        assertThat(users.text("admin", fill)).contains("hidden-keys");
        assertThat(users.text("broker", fill)).doesNotContain("hidden-keys");
    }

    @Test
    void links_lead_those_there_who_may_see_it(JenkinsRule j) throws Exception {
        Users.of(j);
        ManagementLink link = ManagementLink.all().get(AccessBrokerLink.class);
        DashboardLink dashboard =
                j.jenkins.getExtensionList(DashboardLink.class).get(0);
        for (String user : List.of("nobody", "broker", "approver", "auditor", "onlooker", "admin")) {
            try (ACLContext ignored = ACL.as2(User.getById(user, true).impersonate2())) {
                boolean may = !List.of("nobody", "onlooker").contains(user);
                assertThat(j.jenkins.hasPermission(link.getRequiredPermission()))
                        .as(user)
                        .isEqualTo(may);
                assertThat(dashboard.getIconFileName() != null).as(user).isEqualTo(may && !user.equals("admin"));
            }
        }
    }

    @Test
    void reloading_takes_the_files_as_they_are(JenkinsRule j) throws Exception {
        Users users = Users.of(j);
        Path directory = Files.createDirectories(j.jenkins.getRootDir().toPath().resolve("access-broker/policies"));
        Files.writeString(
                directory.resolve("payments.yaml"),
                io.jenkins.plugins.accessbroker.plugin.config.SamplePolicies.policy("payments", "deploy"));
        assertThat(users.post("nobody", AT + "reloadPolicies")).isEqualTo(403);
        assertThat(CurrentHealth.get().policies().grants()).isZero();
        assertThat(users.post("approver", AT + "reloadPolicies")).isEqualTo(200);
        assertThat(CurrentHealth.get().policies().grants()).isEqualTo(1);
    }
}
