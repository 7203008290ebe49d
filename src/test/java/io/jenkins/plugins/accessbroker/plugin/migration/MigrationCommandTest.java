package io.jenkins.plugins.accessbroker.plugin.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.cli.CLICommandInvoker;
import hudson.model.Item;
import io.jenkins.plugins.accessbroker.plugin.permission.AccessPermissions;
import io.jenkins.plugins.accessbroker.plugin.testing.Pipelines;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class MigrationCommandTest {
    private JenkinsRule j;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        j = rule;
        Keys.string(j.jenkins, "token", "shared-secret-text");
        Keys.string(j.jenkins, "again", "shared-secret-text");
        new Pipelines(j)
                .success("node { withCredentials([string(credentialsId: 'token', variable: 'T')]) { echo 'in' } }");
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, AccessPermissions.ADMINISTER)
                .everywhere()
                .to("broker")
                .grant(Jenkins.READ, AccessPermissions.VIEW_AUDIT, AccessPermissions.APPROVE_POLICY, Item.READ)
                .everywhere()
                .to("auditor"));
    }

    private CLICommandInvoker.Result run(String user, String... arguments) {
        return new CLICommandInvoker(j, "access-broker-migration").asUser(user).invokeWithArgs(arguments);
    }

    @Test
    void lists_credentials_with_their_uses_and_no_secret() throws Exception {
        String text = run("admin").stdout();
        assertThat(text)
                .contains("token  Secret text, global, in ")
                .contains("used by p0  withCredentials  times: 1  last: ", "under a grant: no: no grant guarded it")
                .contains("same secret as: again in ")
                .doesNotContain("shared-secret-text");
        JsonNode json = new ObjectMapper().readTree(run("admin", "--json").stdout());
        JsonNode token = json.path("credentials").path(1);
        assertThat(token.path("id").asText()).isEqualTo("token");
        assertThat(token.path("uses").path(0).path("place").asText()).isEqualTo("p0");
        assertThat(token.path("uses").path(0).path("by").asText()).isEqualTo("withCredentials");
        assertThat(token.path("uses").path(0).path("mediation").asText()).isEqualTo("unguarded");
        assertThat(json.toString()).doesNotContain("shared-secret-text");
    }

    @Test
    void needs_the_permission_and_tells_no_more_than_the_user_may_view() {
        CLICommandInvoker.Result denied = run("auditor");
        assertThat(denied.returnCode()).isEqualTo(6);
        assertThat(denied.stdout()).isEmpty();
        assertThat(run("auditor", "--draft", "token", "--team", "T", "--contact", "#t")
                        .returnCode())
                .isEqualTo(6);
        assertThat(run("broker").stdout()).isEqualTo("2 credentials are in stores that you may not view\n");
        assertThat(run("broker", "--draft", "token", "--team", "T", "--contact", "#t")
                        .stderr())
                .contains("there is no stored credential `token` that you may view");
    }

    @Test
    void says_what_a_draft_needs_and_what_is_wrong_with_it() {
        assertThat(run("admin", "--draft", "token").stderr()).contains("add --team and --contact");
        CLICommandInvoker.Result wrong = run("admin", "--draft", "token", "--team", "T", "--contact", "me");
        assertThat(wrong.returnCode()).isNotZero();
        assertThat(wrong.stdout()).isEmpty();
        assertThat(wrong.stderr()).contains("`business`: expected an e-mail address");
        assertThat(run("admin", "--draft", "token", "--team", "T", "--contact", "#t")
                        .stdout())
                .contains("policy: observe-token\nmode: observe\n", "- \"p0\"  # `withCredentials`")
                .contains("# The same secret, which this does not guard: `again in ");
    }
}
