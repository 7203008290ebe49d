package io.jenkins.plugins.accessbroker.plugin.step;

import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.grant;
import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.policy;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.LauncherDecorator;
import hudson.model.Label;
import hudson.model.Result;
import hudson.model.listeners.RunListener;
import hudson.slaves.DumbSlave;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import io.jenkins.plugins.accessbroker.plugin.testing.Pipelines;
import io.jenkins.plugins.accessbroker.testkit.sts.Fault;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.DynamicContext;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class EndsTest {
    private JenkinsRule j;
    private Cloud cloud;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        j = rule;
        cloud = Cloud.start()
                .serve(policy(
                        grant("deploy", "deploy", "agents: {labels: [trusted]}"),
                        grant("read", "read", "agents: {builtIn: allow}")));
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void an_abort_by_a_user_ends_the_lease() throws Exception {
        WorkflowRun run = begin("node('built-in') { withAccess('team/read') { semaphore 'wait' } }");
        run.doStop();
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(run));
        assertThat(cloud.events()).containsExactly("intent", "issued", "ended:aborted");
    }

    @Test
    void a_failure_inside_is_a_usual_end() throws Exception {
        WorkflowRun run = begin("node('built-in') { withAccess('team/read') { semaphore 'wait' } }");
        SemaphoreStep.failure("wait/1", new IOException("broken"));
        j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(run));
        assertThat(cloud.events()).containsExactly("intent", "issued", "ended:block-ended");
    }

    @Test
    void the_loss_of_the_agent_ends_the_lease() throws Exception {
        DumbSlave agent = j.createOnlineSlave(Label.get("trusted"));
        WorkflowRun run = begin("node('trusted') { withAccess('team/deploy') { semaphore 'wait' } }");
        agent.toComputer().disconnect(null).get();
        j.jenkins.removeNode(agent);
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(run));
        assertThat(cloud.events()).containsExactly("intent", "issued", "ended:agent-lost");
    }

    @Test
    void a_build_that_is_deleted_holds_nothing() throws Exception {
        WorkflowRun run = begin("node('built-in') { withAccess('team/read') { semaphore 'wait' } }");
        RunListener.fireDeleted(run);
        assertThat(cloud.events()).containsExactly("intent", "issued", "ended:build-gone");
        assertThat(AccessBroker.get().leases()).isEmpty();
        SemaphoreStep.success("wait/1", null);
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
        assertThat(cloud.events()).hasSize(3);
    }

    @Test
    void a_job_that_is_deleted_aborts_its_builds_and_they_hold_nothing() throws Exception {
        WorkflowRun run = begin("node('built-in') { withAccess('team/read') { semaphore 'wait' } }");
        run.getParent().delete();
        j.waitUntilNoActivity();
        assertThat(AccessBroker.get().leases()).isEmpty();
        assertThat(cloud.events()).hasSize(3).last().asString().startsWith("ended:");
    }

    @Test
    void a_build_that_is_killed_ends_its_leases() throws Exception {
        WorkflowRun run = begin("node('built-in') { withAccess('team/read') { semaphore 'wait' } }");
        run.doKill();
        j.waitForCompletion(run);
        assertThat(cloud.events()).containsExactly("intent", "issued", "ended:build-ended");
    }

    @Test
    void a_block_that_cannot_begin_holds_nothing_while_its_build_goes_on() throws Exception {
        NoDecorators.on = true;
        try {
            WorkflowRun run = begin("""
                    node('built-in') {
                      try { withAccess('team/read') { echo 'inside' } } catch (e) { echo "caught ${e.message}" }
                      semaphore 'wait'
                    }
                    """);
            assertThat(AccessBroker.get().leases()).isEmpty();
            assertThat(cloud.events()).containsExactly("intent", "issued", "ended:block-ended");
            SemaphoreStep.success("wait/1", null);
            j.assertBuildStatusSuccess(j.waitForCompletion(run));
            assertThat(j.getLog(run)).contains("caught no decorators").doesNotContain("inside");
        } finally {
            NoDecorators.on = false;
        }
    }

    @Test
    void a_build_that_is_stopped_while_it_asks_holds_nothing() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        cloud.sts().faults().next(Fault.hold(asked, answer));
        WorkflowRun run = new Pipelines(j)
                .job("node('built-in') { withAccess('team/read') { echo 'inside' } }")
                .scheduleBuild2(0)
                .waitForStart();
        assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
        run.doStop();
        answer.countDown();
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(run));
        assertThat(j.getLog(run)).doesNotContain("inside");
        assertThat(AccessBroker.get().leases()).isEmpty();
    }

    private WorkflowRun begin(String script) throws Exception {
        WorkflowRun run = new Pipelines(j).job(script).scheduleBuild2(0).waitForStart();
        SemaphoreStep.waitForStart("wait/1", run);
        return run;
    }

    /** Something of a block's context that cannot be had. */
    @TestExtension
    public static final class NoDecorators extends DynamicContext.Typed<LauncherDecorator> {
        static volatile boolean on;

        @Override
        protected Class<LauncherDecorator> type() {
            return LauncherDecorator.class;
        }

        @Override
        protected LauncherDecorator get(DelegatedContext context) throws IOException {
            if (on) {
                throw new IOException("no decorators");
            }
            return null;
        }
    }
}
