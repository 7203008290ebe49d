package io.jenkins.plugins.accessbroker.plugin.guard;

import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.KEY;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.NOWHERE;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.enforce;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.TaskListener;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import io.jenkins.plugins.accessbroker.plugin.testing.Pipelines;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jenkinsci.plugins.credentialsbinding.impl.BindingStep;
import org.jenkinsci.plugins.credentialsbinding.impl.StringBinding;
import org.jenkinsci.plugins.credentialsbinding.impl.UsernamePasswordMultiBinding;
import org.jenkinsci.plugins.workflow.steps.EchoStep;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.StepExecutions;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.DataBoundConstructor;

@WithJenkins
class FloodTest {
    private static final int STEPS = 10_000;

    @Test
    void steps_that_name_no_guarded_credential_have_nothing_decided_and_nothing_recorded(JenkinsRule j)
            throws Exception {
        try (Cloud cloud = Cloud.start().serve(enforce(KEY, NOWHERE))) {
            String log = new Pipelines(j).success("stage('a') { node { withEnv(['A=b']) { flood() } } }");
            assertThat(log).contains("looked at 20000 steps").doesNotContain("[access broker]");
            assertThat(Decider.get().asked()).isZero();
            assertThat(cloud.audited()).isEmpty();
        }
    }

    /** Has the guard look at many steps. */
    public static final class Flood extends Step {
        @DataBoundConstructor
        public Flood() {}

        @Override
        public StepExecution start(StepContext context) {
            return StepExecutions.synchronous(context, c -> {
                StepGuard guard = new StepGuard();
                for (int i = 0; i < STEPS; i++) {
                    guard.notifyOfNewStep(new EchoStep("hello " + i), c);
                    guard.notifyOfNewStep(binding(i), c);
                }
                c.get(TaskListener.class).getLogger().println("looked at " + 2 * STEPS + " steps");
                return null;
            });
        }

        private static Step binding(int i) {
            return new BindingStep(new ArrayList<>(List.of(
                    new StringBinding("T", "token-" + i), new UsernamePasswordMultiBinding("U", "P", "user-" + i))));
        }

        @TestExtension
        public static final class DescriptorImpl extends StepDescriptor {
            @Override
            public String getFunctionName() {
                return "flood";
            }

            @Override
            public Set<? extends Class<?>> getRequiredContext() {
                return Set.of(TaskListener.class);
            }
        }
    }
}
