package io.jenkins.plugins.accessbroker.plugin.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.plugin.testing.Pipelines;
import io.jenkins.plugins.accessbroker.plugin.testing.SecretsNowhere;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

class MigrationRestartTest {
    @RegisterExtension
    private final JenkinsSessionExtension session = new JenkinsSessionExtension();

    @Test
    void uses_are_known_after_a_restart_and_a_broken_file_stops_nothing() throws Throwable {
        session.then(j -> {
            Keys.string(j.jenkins, "token", "the-secret-of-this-test");
            new Pipelines(j)
                    .success("node { withCredentials([string(credentialsId: 'token', variable: 'T')]) { echo 'in' } }");
        });
        session.then(j -> {
            Path file = j.jenkins.getRootDir().toPath().resolve("access-broker/credential-uses.json");
            assertThat(file).exists();
            SecretsNowhere.assertIn(file.getParent(), Set.of("the-secret-of-this-test"));
            assertThat(Keys.uses("token")).containsExactly("p0 withCredentials 1 UNGUARDED [STEP, REPORT]");
            j.buildAndAssertSuccess(j.jenkins.getItemByFullName("p0", WorkflowJob.class));
        });
        session.then(j -> {
            assertThat(Keys.uses("token")).containsExactly("p0 withCredentials 2 UNGUARDED [STEP, REPORT]");
        });
        session.then(j -> {
            Path file = j.jenkins.getRootDir().toPath().resolve("access-broker/credential-uses.json");
            Files.writeString(file, "{");
        });
        session.then(j -> assertThat(Keys.uses("token")).containsExactly("p0 ? 0 ? [FINGERPRINT]"));
    }
}
