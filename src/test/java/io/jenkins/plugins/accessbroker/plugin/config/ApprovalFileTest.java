package io.jenkins.plugins.accessbroker.plugin.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.request.GrantName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Approval on a real controller, with its own audit log. */
@WithJenkins
class ApprovalFileTest {
    private static final String POLICY = """
            policy: payments
            owner: {team: Payments, business: ana@example.com, technical: oncall@example.com}
            grants:
              deploy: {purpose: Deploy it, expires: 2035-12-31, to: {jobs: [%s]}, issue: {credential: key}}
            """;

    @TempDir
    private Path folder;

    @Test
    void policies_take_effect_once_they_are_signed_and_that_is_on_the_audit_log(JenkinsRule j) throws Exception {
        Keys keys = new Keys(folder.resolve("security"));
        Path policies = Files.createDirectories(home(j).resolve("access-broker/policies"));
        Files.writeString(policies.resolve("payments.yaml"), POLICY.formatted("a"));
        demand(keys.approval().toString());
        assertThat(AccessBroker.get().policies().policies()).isEmpty();

        keys.sign(policies);
        PolicyWatch.policies().reloadNow();

        GrantName deploy = new GrantName("payments", "deploy");
        assertThat(AccessBroker.get().policies().grant(deploy)).isPresent();
        Files.writeString(policies.resolve("payments.yaml"), POLICY.formatted("\"**\""));
        PolicyWatch.policies().reloadNow();
        assertThat(AccessBroker.get()
                        .policies()
                        .version()
                        .approval()
                        .orElseThrow()
                        .approvers())
                .containsExactly("ana@example.com", "bob@example.com");
        assertThat(log(j))
                .containsSubsequence(
                        "\"type\":\"policies-waiting\"",
                        "\"type\":\"policies-approved\"",
                        "\"approvers\":[\"ana@example.com\",\"bob@example.com\"]",
                        "\"type\":\"policies-loaded\"",
                        "\"type\":\"policies-waiting\"");
    }

    @Test
    void taking_the_demand_away_puts_files_in_force_as_they_are(JenkinsRule j) throws Exception {
        Keys keys = new Keys(folder.resolve("security"));
        Path policies = Files.createDirectories(home(j).resolve("access-broker/policies"));
        Files.writeString(policies.resolve("payments.yaml"), POLICY.formatted("a"));
        demand(keys.approval().toString());
        assertThat(AccessBroker.get().policies().policies()).isEmpty();

        demand("");

        assertThat(AccessBroker.get().policies().policies()).hasSize(1);
        assertThat(AccessBroker.get().policies().version().approval()).isEmpty();
    }

    @Test
    void a_file_that_policy_writers_can_change_is_refused(JenkinsRule j) {
        for (String file :
                new String[] {"access-broker/policies/approval.yaml", "jobs/approval.yaml", "access-broker"}) {
            assertThatThrownBy(() -> demand(file))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("`approvalFile`: `" + file + "` is ");
        }
        assertThat(AccessBrokerConfiguration.get().settings().approval()).isEmpty();
    }

    @Test
    void a_policy_directory_that_has_what_is_kept_is_refused_and_so_is_one_in_it(JenkinsRule j) throws Exception {
        AccessBrokerConfiguration configuration = AccessBrokerConfiguration.get();
        Files.createDirectories(home(j).resolve("access-broker/kept/versions"));
        Files.createSymbolicLink(home(j).resolve("elsewhere"), home(j).resolve("access-broker/kept"));
        for (String directory : new String[] {
            "access-broker/kept", "access-broker/kept/versions", "access-broker/reviews/x", "elsewhere", "elsewhere/x"
        }) {
            configuration.setPolicyDirectory(directory);
            assertThatThrownBy(configuration::save)
                    .hasMessageStartingWith("`policyDirectory`: `" + directory + "` and `access-broker/")
                    .hasMessageContaining("where the broker keeps which policies are in force");
        }
        configuration.setAuditDirectory("log");
        configuration.setPolicyDirectory("access-broker");
        assertThatThrownBy(configuration::save)
                .hasMessageStartingWith("`policyDirectory`: `access-broker` and `access-broker/kept`");
        configuration.setAuditDirectory("access-broker/reviews");
        assertThatThrownBy(configuration::save).hasMessageStartingWith("`auditDirectory`: ");
        configuration.setBoundaryDirectory("access-broker/policies/boundaries");
        assertThatThrownBy(configuration::save)
                .hasMessageStartingWith(
                        "`boundaryDirectory`: `access-broker/policies/boundaries` and `policyDirectory`");
        assertThat(configuration.settings().policyDirectory()).isEqualTo("access-broker/policies");
    }

    private static void demand(String file) {
        AccessBrokerConfiguration configuration = AccessBrokerConfiguration.get();
        configuration.setApprovalFile(file);
        configuration.save();
    }

    private static Path home(JenkinsRule j) {
        return j.jenkins.getRootDir().toPath();
    }

    private static String log(JenkinsRule j) throws IOException {
        return Files.readString(home(j).resolve("access-broker/audit/tile/entries/000"), StandardCharsets.ISO_8859_1);
    }
}
