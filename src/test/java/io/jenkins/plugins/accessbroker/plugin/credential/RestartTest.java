package io.jenkins.plugins.accessbroker.plugin.credential;

import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.grant;
import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.policy;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import hudson.model.Label;
import hudson.model.Result;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.plugin.lease.OpenEnds;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import io.jenkins.plugins.accessbroker.plugin.testing.Pipelines;
import io.jenkins.plugins.accessbroker.plugin.testing.SecretsNowhere;
import java.nio.file.Files;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Builds that go on after a restart of the controller, and those that do not. */
class RestartTest {
    private static final String EVERYWHERE = "agents: {labels: [other], builtIn: allow}";
    private static final String POLICY = policy(grant("read", "read", "agents: {builtIn: allow}"));
    private static final String SUM = "printf %s \"$AWS_SESSION_TOKEN\" | sha256sum";

    @RegisterExtension
    private final JenkinsSessionExtension session = new JenkinsSessionExtension();

    private final Cloud cloud = Cloud.start();

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void a_block_goes_on_with_the_credential_that_it_had_until_its_build_ends() throws Throwable {
        session.then(j -> {
            begin(
                    j,
                    "node('built-in') { withCredentials([aws(credentialsId: 'team/read')]) { sh '" + SUM
                            + " > sum'; semaphore 'wait'; sh '" + SUM + " | cmp - sum' } }");
            SecretsNowhere.assertIn(j.jenkins.getRootDir().toPath(), cloud.secrets());
        });
        session.then(j -> {
            cloud.serve();
            ExtensionList.lookupSingleton(OpenEnds.class).endAll();
            assertThat(cloud.events()).containsExactly("intent", "issued");
            finish(j);
            assertThat(cloud.events()).containsExactly("intent", "issued", "extended", "ended:build-ended");
            assertThat(AccessBroker.get().leases()).isEmpty();
            SecretsNowhere.assertIn(j.jenkins.getRootDir().toPath(), cloud.secrets());
        });
        assertThat(cloud.asked()).isOne();
    }

    @Test
    void a_block_reaches_no_agent_where_its_grant_gives_something_else_by_then() throws Throwable {
        session.then(j -> {
            j.createOnlineSlave(Label.get("other"));
            begin(
                    j,
                    "node('other') { withCredentials([aws(credentialsId: 'team/read')]) { semaphore 'wait';"
                            + " node('built-in') { sh 'echo \"reached\"' } } }",
                    policy(grant("read", "read", EVERYWHERE)));
        });
        session.then(j -> {
            cloud.serve(policy(grant("read", "deploy", EVERYWHERE)));
            SemaphoreStep.success("wait/1", null);
            String log = j.getLog(j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(build(j))));
            assertThat(log)
                    .contains("access denied: team/read (failed: issue)", "leave the block and ask anew")
                    .doesNotContain("reached");
            assertThat(cloud.events()).containsExactly("intent", "issued", "denied", "ended:build-ended");
        });
        assertThat(cloud.asked()).isOne();
    }

    @Test
    void a_block_that_begins_after_the_restart_is_decided_then() throws Throwable {
        String block = "withCredentials([aws(credentialsId: 'team/read')]) { sh 'test -n \"$AWS_SESSION_TOKEN\"' }";
        session.then(j -> begin(j, "node('built-in') { " + block + "; semaphore 'wait'; " + block + " }"));
        session.then(j -> {
            cloud.serve();
            finish(j);
            assertThat(cloud.events())
                    .containsExactly("intent", "issued", "intent", "issued", "ended:build-ended", "ended:build-ended");
        });
    }

    @Test
    void with_aws_goes_on_with_another_session_because_it_kept_half_of_the_first() throws Throwable {
        session.then(j -> begin(
                j,
                "node('built-in') { withAWS(credentials: 'team/read') { semaphore 'wait'; sh 'test -n"
                        + " \"$AWS_SESSION_TOKEN\" && echo \"<$AWS_SECRET_ACCESS_KEY>\"' } }"));
        session.then(j -> {
            cloud.serve();
            String log = j.getLog(finish(j));
            assertThat(log).contains("<****>");
            assertThat(cloud.secrets()).noneMatch(log::contains);
        });
        assertThat(cloud.asked()).isEqualTo(2);
    }

    @Test
    void the_lease_of_a_build_that_did_not_survive_is_ended() throws Throwable {
        session.then(j -> begin(
                j, "node('built-in') { withCredentials([aws(credentialsId: 'team/read')]) { semaphore 'wait' } }"));
        Files.delete(session.getHome().toPath().resolve("jobs/p0/builds/1/program.dat"));
        session.then(j -> {
            cloud.serve();
            j.waitForCompletion(build(j));
            ExtensionList.lookupSingleton(OpenEnds.class).endAll();
            assertThat(AccessBroker.get().leases()).isEmpty();
            assertThat(cloud.events()).contains("intent", "issued").anyMatch(event -> event.startsWith("ended:build-"));
        });
    }

    private void begin(JenkinsRule j, String script) throws Exception {
        begin(j, script, POLICY);
    }

    private void begin(JenkinsRule j, String script, String policy) throws Exception {
        cloud.serve(policy);
        WorkflowJob job = new Pipelines(j).job(script);
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        SemaphoreStep.waitForStart("wait/1", run);
    }

    private static WorkflowRun finish(JenkinsRule j) throws Exception {
        SemaphoreStep.success("wait/1", null);
        return j.assertBuildStatusSuccess(j.waitForCompletion(build(j)));
    }

    private static WorkflowRun build(JenkinsRule j) {
        return j.jenkins.getItemByFullName("p0", WorkflowJob.class).getBuildByNumber(1);
    }
}
