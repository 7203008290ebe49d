package io.jenkins.plugins.accessbroker.plugin.step;

import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.grant;
import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.policy;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Label;
import hudson.model.Result;
import io.jenkins.plugins.accessbroker.audit.AuditEvent.EndCause;
import io.jenkins.plugins.accessbroker.lease.Lease;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import io.jenkins.plugins.accessbroker.plugin.testing.Pipelines;
import io.jenkins.plugins.accessbroker.plugin.testing.SecretsNowhere;
import io.jenkins.plugins.accessbroker.testkit.sts.Fault;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

class RestartTest {
    private static final String POLICY = policy(
            grant("deploy", "deploy", "agents: {labels: [trusted]}"),
            grant("read", "read", "agents: {builtIn: allow}"));

    @RegisterExtension
    private final JenkinsSessionExtension session = new JenkinsSessionExtension();

    private final Cloud cloud = Cloud.start();

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void a_block_goes_on_with_the_credential_that_it_had() throws Throwable {
        session.then(j -> {
            cloud.serve(POLICY);
            j.createOnlineSlave(Label.get("trusted"));
            begin(j, """
                    node('trusted') {
                      withAccess('team/deploy') {
                        sh 'printf %s "$AWS_SESSION_TOKEN" | sha256sum > token.sha256'
                        semaphore 'wait'
                        sh 'printf %s "$AWS_SESSION_TOKEN" | sha256sum -c - < /dev/null || printf %s "$AWS_SESSION_TOKEN" | sha256sum | cmp - token.sha256'
                        sh 'echo "<$AWS_SESSION_TOKEN>"'
                      }
                    }
                    """);
        });
        session.then(j -> {
            cloud.serve();
            assertThat(finish(j, true)).contains("<****>");
            assertThat(AccessBroker.get().leases()).isEmpty();
        });
        assertThat(cloud.asked()).isOne();
    }

    @Test
    void a_block_that_waited_for_an_agent_is_decided_after_the_restart() throws Throwable {
        session.then(j -> {
            cloud.serve(POLICY);
            j.createOnlineSlave(Label.get("trusted"));
            begin(j, """
                    withAccess('team/deploy') {
                      semaphore 'wait'
                      node('trusted') { sh 'test -n "$AWS_SECRET_ACCESS_KEY"' }
                    }
                    """);
        });
        session.then(j -> {
            cloud.serve();
            finish(j, true);
            assertThat(cloud.events()).containsExactly("intent", "issued", "ended:block-ended");
        });
    }

    @Test
    void an_agent_that_was_not_decided_on_is_still_kept_out_after_the_restart() throws Throwable {
        session.then(j -> {
            cloud.serve(POLICY);
            j.createOnlineSlave(Label.get("trusted"));
            begin(j, """
                    node('trusted') {
                      withAccess('team/deploy') {
                        semaphore 'wait'
                        node('built-in') { sh 'echo "launched"' }
                      }
                    }
                    """);
        });
        session.then(j -> {
            cloud.serve();
            assertThat(finish(j, false)).contains("access denied: team/deploy").doesNotContain("+ echo launched");
        });
    }

    @Test
    void a_block_whose_lease_the_audit_log_has_ended_is_stopped() throws Throwable {
        session.then(j -> {
            cloud.serve(POLICY);
            begin(j, """
                    node('built-in') {
                      withAccess('team/read') {
                        semaphore 'wait'
                        echo "with ${env.AWS_REGION}"
                      }
                    }
                    """);
            for (Lease lease : AccessBroker.get().leases()) {
                AccessBroker.get().end(lease, EndCause.BUILD_GONE);
            }
        });
        session.then(j -> {
            cloud.serve();
            WorkflowRun run = run(j);
            j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(run));
            assertThat(j.getLog(run))
                    .contains("which the build kept over a restart, is not open on the audit log: run the build again")
                    .doesNotContain("with eu-west-1");
            assertThat(AccessBroker.get().leases()).isEmpty();
            assertThat(cloud.events()).containsExactly("intent", "issued", "ended:build-gone");
        });
    }

    @Test
    void a_credential_that_was_being_issued_is_given_to_nobody_and_its_intent_is_closed() throws Throwable {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        session.then(j -> {
            cloud.serve(POLICY);
            cloud.sts().faults().next(Fault.hold(asked, answer));
            new Pipelines(j)
                    .job("node('built-in') { withAccess('team/read') { echo 'in' + 'side' } }")
                    .scheduleBuild2(0)
                    .waitForStart();
            assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
        });
        answer.countDown();
        session.then(j -> {
            cloud.serve();
            WorkflowRun run = run(j);
            j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(run));
            assertThat(j.getLog(run))
                    .contains("The Pipeline step `withAccess` cannot be resumed after a controller restart")
                    .doesNotContain("inside");
            assertThat(AccessBroker.get().leases()).isEmpty();
            assertThat(cloud.events()).containsExactly("intent", "failed");
            nothingSecret();
        });
    }

    private void begin(JenkinsRule j, String script) throws Exception {
        WorkflowJob job = new Pipelines(j).job(script);
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        SemaphoreStep.waitForStart("wait/1", run);
        nothingSecret();
    }

    private String finish(JenkinsRule j, boolean well) throws Exception {
        WorkflowRun run = run(j);
        SemaphoreStep.success("wait/1", null);
        j.waitForCompletion(run);
        String log = j.getLog(run);
        assertThat(run.getResult().toString()).as(log).isEqualTo(well ? "SUCCESS" : "FAILURE");
        nothingSecret();
        return log;
    }

    private static WorkflowRun run(JenkinsRule j) {
        return j.jenkins.getItemByFullName("p0", WorkflowJob.class).getBuildByNumber(1);
    }

    private void nothingSecret() throws IOException {
        SecretsNowhere.assertIn(Jenkins.get().getRootDir().toPath(), cloud.secrets());
    }
}
