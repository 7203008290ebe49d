package io.jenkins.plugins.accessbroker.plugin.lease;

import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.grant;
import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.policy;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import io.jenkins.plugins.accessbroker.plugin.testing.Pipelines;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

class OpenEndsTest {
    private static final String POLICY = policy(grant("read", "read", "agents: {builtIn: allow}"));
    private static final String BLOCK = "node('built-in') { withAccess('team/read') { semaphore 'wait' } }";

    @RegisterExtension
    private final JenkinsSessionExtension session = new JenkinsSessionExtension();

    private final Cloud cloud = Cloud.start();

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void an_end_that_cannot_be_recorded_is_said_and_made_up_for() throws Throwable {
        session.then(j -> {
            cloud.serve(POLICY);
            WorkflowRun run = begin(j);
            AccessBroker.stop();
            SemaphoreStep.success("wait/1", null);
            j.assertBuildStatus(Result.SUCCESS, j.waitForCompletion(run));
            assertThat(j.getLog(run))
                    .contains("[access broker] not ended: team/read: the audit log did not record the end");
            OpenEnds.get().endAll();
            assertThat(AccessBroker.get().leases()).hasSize(1);
            cloud.serve();
            OpenEnds.get().endAll();
            assertThat(AccessBroker.get().leases()).isEmpty();
            assertThat(cloud.events()).containsExactly("intent", "issued", "ended:block-ended");
        });
    }

    @Test
    void the_lease_of_a_build_that_goes_on_after_a_restart_is_left_alone() throws Throwable {
        session.then(j -> {
            cloud.serve(POLICY);
            begin(j);
        });
        session.then(j -> {
            cloud.serve();
            OpenEnds.get().endAll();
            assertThat(cloud.events()).containsExactly("intent", "issued");
            SemaphoreStep.success("wait/1", null);
            j.assertBuildStatusSuccess(j.waitForCompletion(build(j)));
            assertThat(cloud.events()).containsExactly("intent", "issued", "ended:block-ended");
        });
    }

    @Test
    void the_lease_of_a_build_that_did_not_survive_a_restart_is_ended() throws Throwable {
        session.then(j -> {
            cloud.serve(POLICY);
            begin(j);
        });
        Files.delete(session.getHome().toPath().resolve("jobs/p0/builds/1/program.dat"));
        session.then(j -> {
            cloud.serve();
            j.waitForCompletion(build(j));
            OpenEnds.get().endAll();
            assertThat(AccessBroker.get().leases()).isEmpty();
            assertThat(cloud.events()).containsExactly("intent", "issued", "ended:build-gone");
        });
    }

    @Test
    void a_block_that_ends_while_the_log_could_not_be_read_since_the_start_has_its_end_recorded_later()
            throws Throwable {
        session.then(j -> {
            cloud.serve(POLICY);
            begin(j);
        });
        Path audit = session.getHome().toPath().resolve("broker-of-the-test/audit");
        Path away = audit.resolveSibling("away");
        Files.move(audit, away);
        Files.writeString(audit, "in the way");
        session.then(j -> {
            WorkflowRun run = build(j);
            SemaphoreStep.success("wait/1", null);
            j.assertBuildStatusSuccess(j.waitForCompletion(run));
            assertThat(j.getLog(run))
                    .contains("[access broker] not ended: team/read: the audit log was not open since the controller");
            assertThat(AccessBroker.get().leases()).isEmpty();
            Files.delete(audit);
            Files.move(away, audit);
            cloud.serve();
            assertThat(AccessBroker.get().leases()).hasSize(1);
            OpenEnds.get().endAll();
            assertThat(AccessBroker.get().leases()).isEmpty();
            assertThat(cloud.events()).containsExactly("intent", "issued", "ended:block-ended");
        });
    }

    private static WorkflowRun begin(JenkinsRule j) throws Exception {
        WorkflowRun run = new Pipelines(j).job(BLOCK).scheduleBuild2(0).waitForStart();
        SemaphoreStep.waitForStart("wait/1", run);
        return run;
    }

    private static WorkflowRun build(JenkinsRule j) {
        return j.jenkins.getItemByFullName("p0", WorkflowJob.class).getBuildByNumber(1);
    }
}
