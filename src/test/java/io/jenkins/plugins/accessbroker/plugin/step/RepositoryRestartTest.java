package io.jenkins.plugins.accessbroker.plugin.step;

import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.policy;
import static io.jenkins.plugins.accessbroker.plugin.testing.GitHub.grant;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Label;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.plugin.testing.GitHub;
import io.jenkins.plugins.accessbroker.plugin.testing.Pipelines;
import io.jenkins.plugins.accessbroker.testkit.github.Operation;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** A restart of the controller while a build holds a token of GitHub. */
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

    @Test
    void the_block_goes_on_with_its_token_which_is_revoked_at_its_end() throws Throwable {
        session.then(j -> begin(j, """
                node('trusted') {
                  withEnv(['GIT_TERMINAL_PROMPT=0', 'GIT_CONFIG_NOSYSTEM=1', "HOME=${pwd()}"]) {
                    withAccess('team/payments') {
                      sh 'git clone %1$s.git mine'
                      semaphore 'wait'
                      sh 'git -C mine fetch origin && ! git clone %2$s.git other && echo "<$GH_TOKEN>"'
                    }
                    sh '! git -C mine fetch origin'
                  }
                }
                """.formatted(github.url("acme/payments"), github.url("acme/secret"))));
        session.then(j -> assertThat(finish(j)).contains("<****>"));
        assertThat(github.emulator().secretsHandedOut()).hasSize(1);
        assertThat(github.emulator().live()).isEmpty();
        assertThat(github.emulator().calls(Operation.REVOKE_TOKEN)).hasSize(1);
    }

    @Test
    void a_grant_that_is_read_as_a_credential_is_asked_for_again_and_its_earlier_token_lives_out_its_hour()
            throws Throwable {
        session.then(j -> begin(j, """
                node('trusted') {
                  git credentialsId: 'team/payments', url: '%1$s.git', branch: 'main'
                  semaphore 'wait'
                  git credentialsId: 'team/payments', url: '%1$s.git', branch: 'main'
                }
                """.formatted(github.url("acme/payments"))));
        session.then(this::finish);
        assertThat(github.emulator().secretsHandedOut()).hasSize(2);
        assertThat(github.emulator().live()).hasSize(1);
        assertThat(github.emulator().calls(Operation.REVOKE_TOKEN)).hasSize(1);
    }

    private void begin(JenkinsRule j, String script) throws Exception {
        github.configure(policy(grant("payments", "acme/payments", "agents: {labels: [trusted]}")));
        j.createOnlineSlave(Label.get("trusted"));
        WorkflowRun build = new Pipelines(j).job(script).scheduleBuild2(0).waitForStart();
        SemaphoreStep.waitForStart("wait/1", build);
        assertThat(github.emulator().live()).hasSize(1);
        github.assertNothingSecret();
    }

    private String finish(JenkinsRule j) throws Exception {
        WorkflowRun build = j.jenkins.getAllItems(WorkflowJob.class).get(0).getLastBuild();
        SemaphoreStep.success("wait/1", null);
        j.assertBuildStatusSuccess(j.waitForCompletion(build));
        assertThat(AccessBroker.get().leases()).isEmpty();
        github.assertNothingSecret();
        return j.getLog(build);
    }
}
