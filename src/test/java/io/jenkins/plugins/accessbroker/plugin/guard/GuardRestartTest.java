package io.jenkins.plugins.accessbroker.plugin.guard;

import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.ANYWHERE;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.KEY;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.NOWHERE;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.enforce;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.uses;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.model.Label;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import io.jenkins.plugins.accessbroker.plugin.testing.Pipelines;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

class GuardRestartTest {
    private static final String BINDING = "withCredentials([string(credentialsId: 'deploy-key', variable: 'T')])";

    @RegisterExtension
    private final JenkinsSessionExtension session = new JenkinsSessionExtension();

    private final Cloud cloud = Cloud.start();

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void a_use_after_a_restart_is_decided_on_the_policies_of_then() throws Throwable {
        session.then(j -> {
            cloud.serve(enforce(KEY, ANYWHERE));
            Fixture.string(KEY);
            begin(j, "node { " + BINDING + " { semaphore 'wait' }; " + BINDING + " { echo 'inside again' } }");
        });
        session.then(j -> {
            cloud.serve(enforce(KEY, NOWHERE));
            assertThat(finish(j)).contains("access denied: enforcing/legacy").doesNotContain("inside again");
            assertThat(uses(cloud))
                    .containsExactly("used withCredentials deploy-key", "denied withCredentials deploy-key");
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_block_that_begins_after_a_restart_is_ruled_on(Ruling ruling) throws Throwable {
        session.then(j -> {
            cloud.serve(ruling.policy(KEY));
            Fixture.string(KEY);
            begin(j, "node { semaphore 'wait'; " + BINDING + " { echo 'in' + 'side' } }");
        });
        session.then(j -> {
            cloud.serve();
            assertThat(finish(j).contains("\ninside")).isEqualTo(ruling != Ruling.DENIED);
            assertThat(run(j).getResult()).isEqualTo(ruling.result());
            assertThat(uses(cloud)).containsExactly(ruling.event() + " withCredentials deploy-key");
        });
    }

    @Test
    void a_block_that_was_open_is_still_kept_from_further_agents() throws Throwable {
        session.then(j -> {
            cloud.serve(enforce(KEY, "agents: {labels: [trusted]}"));
            Fixture.string(KEY);
            j.createOnlineSlave(Label.get("trusted"));
            begin(
                    j,
                    "node('trusted') { " + BINDING + " { semaphore 'wait'; sh 'echo \"first\"';"
                            + " node('built-in') { sh 'echo \"second\"' } } }");
        });
        session.then(j -> {
            cloud.serve();
            assertThat(finish(j))
                    .contains("+ echo first", "access denied: enforcing/legacy")
                    .doesNotContain("+ echo second");
        });
    }

    @Test
    void a_use_that_was_permitted_before_is_not_past_the_broker() throws Throwable {
        session.then(j -> {
            cloud.serve(enforce(KEY, ANYWHERE));
            Fixture.string(KEY);
            begin(j, "node { " + BINDING + " { semaphore 'wait' } }");
            run(j).save();
        });
        session.then(j -> {
            cloud.serve();
            CredentialsProvider.track(
                    run(j), CredentialsProvider.findCredentialById(KEY, StringCredentials.class, run(j)));
            UseWatch.get().settle();
            finish(j);
            assertThat(uses(cloud)).containsExactly("used withCredentials deploy-key");
        });
    }

    private static void begin(JenkinsRule j, String script) throws Exception {
        WorkflowJob job = new Pipelines(j).job(script);
        SemaphoreStep.waitForStart("wait/1", job.scheduleBuild2(0).waitForStart());
    }

    private static String finish(JenkinsRule j) throws Exception {
        SemaphoreStep.success("wait/1", null);
        return j.getLog(j.waitForCompletion(run(j)));
    }

    private static WorkflowRun run(JenkinsRule j) {
        return j.jenkins.getItemByFullName("p0", WorkflowJob.class).getBuildByNumber(1);
    }
}
