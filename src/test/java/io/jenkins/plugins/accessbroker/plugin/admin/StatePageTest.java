package io.jenkins.plugins.accessbroker.plugin.admin;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.AdministrativeMonitor;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.plugin.config.AccessBrokerConfiguration;
import io.jenkins.plugins.accessbroker.plugin.config.PolicyWatch;
import io.jenkins.plugins.accessbroker.plugin.config.SamplePolicies;
import io.jenkins.plugins.accessbroker.plugin.config.aws.AwsIssuerConfiguration;
import io.jenkins.plugins.accessbroker.plugin.config.aws.DefaultChain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the page and the monitors say of how the broker is. */
@WithJenkins
class StatePageTest {
    private static final String AT = "manage/access-broker/";

    @Test
    void a_fresh_controller_has_its_log_open_and_nothing_to_complain_of(JenkinsRule j) throws Exception {
        Users users = Users.of(j);
        String page = text(users.page("auditor", AT));
        assertThat(page)
                .contains("The audit log is open and can be written.", "No lease is open.", "No issuer is set up")
                .contains("/access-broker+") // the verifier key
                .doesNotContain("Reload policies", "Open the audit log again", "Explain");
        assertThat(active()).isEmpty();
    }

    @Test
    void shows_what_is_in_force(JenkinsRule j) throws Exception {
        Users users = Users.of(j);
        Files.writeString(policies(j).resolve("payments.yaml"), SamplePolicies.policy("payments", "deploy"));
        PolicyWatch.policies().reloadNow();
        configure(new AwsIssuerConfiguration(new DefaultChain()));
        String page = text(users.page("admin", AT));
        assertThat(page)
                .contains("1 grant is in force, from 1 file.", "the default chain of the aws sdk", "sound")
                .contains("Reload policies", "Open the audit log again", "Configure", "Explain");
    }

    @Test
    void broken_policies_are_told_until_they_are_mended(JenkinsRule j) throws Exception {
        Users users = Users.of(j);
        Path file = policies(j).resolve("payments.yaml");
        Files.writeString(file, "policy: <b>payments</b>\n");
        PolicyWatch.policies().reloadNow();
        assertThat(active()).containsExactly("PoliciesMonitor");
        HtmlPage page = users.page("approver", AT);
        assertThat(text(page)).contains("everything is denied", "payments.yaml:1:", "`<b>payments</b>`");
        assertThat(page.querySelectorAll("main b, #main-panel b")).isEmpty();
        assertThat(text(users.page("admin", "manage/")))
                .contains("No policy files of Access Broker could be loaded", "payments.yaml:1:");
        Files.writeString(file, SamplePolicies.policy("payments", "deploy"));
        PolicyWatch.policies().reloadNow();
        assertThat(active()).isEmpty();
        Files.writeString(file, "policy: payments\n");
        PolicyWatch.policies().reloadNow();
        assertThat(text(users.page("approver", AT))).contains("loaded last stay in force");
        assertThat(text(users.page("admin", "manage/"))).contains("loaded last stay in force", "payments.yaml:1:");
    }

    @Test
    void a_log_that_cannot_be_written_is_told_until_it_is_opened_again(JenkinsRule j) throws Exception {
        Users users = Users.of(j);
        Path key = AccessBrokerConfiguration.get().settings().key();
        byte[] bytes = Files.readAllBytes(key);
        Files.writeString(key, "this is no key");
        AccessBroker.get().reopenAudit();
        assertThat(active()).containsExactly("AuditMonitor");
        assertThat(text(users.page("auditor", AT))).contains("cannot be written, so nobody gets access");
        assertThat(text(users.page("admin", "manage/")))
                .contains(
                        "audit log of Access Broker cannot be written",
                        CurrentHealth.get().audit().fault().orElseThrow());
        Files.write(key, bytes);
        assertThat(users.post("broker", AT + "reopenAudit")).isEqualTo(200);
        assertThat(active()).isEmpty();
    }

    @Test
    void an_issuer_whose_settings_went_bad_is_told(JenkinsRule j) throws Exception {
        Users users = Users.of(j);
        AwsIssuerConfiguration aws = new AwsIssuerConfiguration(new DefaultChain());
        configure(aws);
        aws.setRegion("<i>Ireland</i>"); // as a file that was edited by hand says
        assertThat(active()).contains("IssuersMonitor");
        HtmlPage page = users.page("auditor", AT);
        assertThat(text(page)).contains("found `<i>Ireland</i>`");
        assertThat(page.querySelectorAll("#main-panel i")).isEmpty();
        assertThat(text(users.page("admin", "manage/"))).contains("aws: ", "found `<i>Ireland</i>`");
        assertThat(AccessBrokerConfiguration.get().settings().openIssuers(java.time.InstantSource.system()))
                .isEmpty();
    }

    @Test
    void monitors_are_for_those_who_may_see_the_state(JenkinsRule j) {
        Users.of(j);
        for (String user : List.of("admin", "broker", "approver", "auditor")) {
            assertThat(seesMonitors(user)).as(user).isTrue();
        }
        assertThat(seesMonitors("nobody")).isFalse();
        assertThat(seesMonitors("onlooker")).isFalse();
    }

    private static boolean seesMonitors(String user) {
        try (ACLContext ignored = ACL.as2(User.getById(user, true).impersonate2())) {
            return AdministrativeMonitor.all().get(AuditMonitor.class).hasRequiredPermission();
        }
    }

    private static List<String> active() {
        return AdministrativeMonitor.all().stream()
                .filter(HealthMonitor.class::isInstance)
                .filter(AdministrativeMonitor::isActivated)
                .map(monitor -> monitor.getClass().getSimpleName())
                .toList();
    }

    private static void configure(AwsIssuerConfiguration issuer) {
        AccessBrokerConfiguration.get().setIssuers(List.of(issuer));
        AccessBrokerConfiguration.get().save();
    }

    private static Path policies(JenkinsRule j) throws Exception {
        return Files.createDirectories(j.jenkins.getRootDir().toPath().resolve("access-broker/policies"));
    }

    private static String text(HtmlPage page) {
        assertThat(page.getWebResponse().getStatusCode()).isEqualTo(200);
        return page.asNormalizedText();
    }
}
