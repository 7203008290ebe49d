package io.jenkins.plugins.accessbroker.plugin.credential;

import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.policy;
import static io.jenkins.plugins.accessbroker.plugin.testing.GitHub.grant;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Label;
import hudson.model.Result;
import io.jenkins.plugins.accessbroker.plugin.testing.GitHub;
import io.jenkins.plugins.accessbroker.plugin.testing.Pipelines;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** A restart of the controller inside of a block that has a token of GitHub in its variables. */
class RepositoryRestartTest {
    @RegisterExtension
    private final JenkinsSessionExtension session = new JenkinsSessionExtension();

    @TempDir
    private Path folder;

    private GitHub github;

    @BeforeEach
    void start() throws Exception {
        github = GitHub.start(folder.resolve("github"));
    }

    @AfterEach
    void stop() {
        github.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "string(credentialsId: 'team/payments', variable: 'T')",
                "usernamePassword(credentialsId: 'team/payments', usernameVariable: 'U', passwordVariable: 'T')",
                "usernameColonPassword(credentialsId: 'team/payments', variable: 'T')"
            })
    void the_block_is_still_kept_from_further_agents(String binding) throws Throwable {
        session.then(j -> {
            github.configure(policy(grant("payments", "acme/payments", "agents: {labels: [trusted]}")));
            j.createOnlineSlave(Label.get("trusted"));
            WorkflowJob job = new Pipelines(j).job("""
                    node('trusted') {
                      withCredentials([%s]) {
                        semaphore 'wait'
                        sh 'echo "first"'
                        node('built-in') { sh 'echo "second"' }
                      }
                    }
                    """.formatted(binding));
            SemaphoreStep.waitForStart("wait/1", job.scheduleBuild2(0).waitForStart());
        });
        session.then(j -> {
            WorkflowRun build = j.jenkins.getAllItems(WorkflowJob.class).get(0).getLastBuild();
            SemaphoreStep.success("wait/1", null);
            j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(build));
            assertThat(j.getLog(build))
                    .contains("+ echo first", "access denied: team/payments (failed: agents.")
                    .doesNotContain("+ echo second");
        });
    }
}
