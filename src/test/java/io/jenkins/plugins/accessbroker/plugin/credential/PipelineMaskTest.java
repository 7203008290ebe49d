package io.jenkins.plugins.accessbroker.plugin.credential;

import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.grant;
import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.policy;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.TaskListener;
import hudson.slaves.DumbSlave;
import hudson.util.StreamTaskListener;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import io.jenkins.plugins.accessbroker.plugin.testing.Pipelines;
import io.jenkins.plugins.accessbroker.request.GrantName;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import jenkins.security.MasterToSlaveCallable;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.log.TaskListenerDecorator;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What is hidden outside of the block that read a credential. */
@WithJenkins
class PipelineMaskTest {
    @Test
    void what_steps_print_is_hidden_here_and_on_agents_and_not_before_it_is_read(JenkinsRule j) throws Exception {
        try (Cloud cloud = Cloud.start()) {
            cloud.serve(policy(grant("read", "read", "agents: {builtIn: allow}")));
            DumbSlave agent = j.createOnlineSlave();
            WorkflowRun build = new Pipelines(j)
                    .job("node('built-in') { semaphore 'wait' }")
                    .scheduleBuild2(0)
                    .waitForStart();
            SemaphoreStep.waitForStart("wait/1", build);
            FlowExecutionOwner owner = build.asFlowExecutionOwner();
            assertThat(new PipelineMask.Builds().of(owner)).isNull();
            String token = Holdings.get()
                    .read(build, new GrantName("team", "read"))
                    .values()
                    .get(AwsSession.TOKEN);

            ByteArrayOutputStream log = new ByteArrayOutputStream();
            TaskListener listener =
                    TaskListenerDecorator.apply(new StreamTaskListener(log, StandardCharsets.UTF_8), owner, null);
            listener.getLogger().println("here <" + token + ">");
            agent.getChannel().call(new Print(listener, token));
            assertThat(log.toString(StandardCharsets.UTF_8))
                    .contains("here <****>", "there <****>")
                    .doesNotContain(token);

            SemaphoreStep.success("wait/1", null);
            j.assertBuildStatusSuccess(j.waitForCompletion(build));
        }
    }

    private static final class Print extends MasterToSlaveCallable<Void, RuntimeException> {
        private static final long serialVersionUID = 1L;

        private final TaskListener listener;
        private final String token;

        Print(TaskListener listener, String token) {
            this.listener = listener;
            this.token = token;
        }

        @Override
        public Void call() {
            listener.getLogger().println("there <" + token + ">");
            return null;
        }
    }
}
