package io.jenkins.plugins.accessbroker.plugin.guard;

import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.ANYWHERE;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.KEY;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.NOWHERE;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.enforce;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.observe;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.uses;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.StringParameterDefinition;
import hudson.model.StringParameterValue;
import hudson.model.TaskListener;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import io.jenkins.plugins.accessbroker.plugin.testing.Pipelines;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.StepExecutions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

@WithJenkins
class UnknownStepTest {
    private JenkinsRule j;
    private Cloud cloud;
    private Pipelines run;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        j = rule;
        run = new Pipelines(j);
        Fixture.string(KEY);
        cloud = Cloud.start().serve(enforce(KEY, NOWHERE));
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "probe any: 'deploy-key'",
                "probe any: [[[x: ['deploy-key'] as String[]]]]",
                "probe any: ['deploy-key': 'VARIABLE']",
                "probe any: [$class: 'Whatever', nested: [$class: 'Other', id: 'deploy-key']]",
                "probe any: string(credentialsId: 'deploy-key', variable: 'T')",
                "probe targets: [[host: 'h', login: [$class: 'KeyLogin', signWith: 'deploy-key']]]",
                "withEnv(['ID=deploy-key']) { probe any: '$ID' }",
                "withEnv(['ID=key']) { probe any: 'deploy-${ID}' }",
                "'io.jenkins.plugins.accessbroker.plugin.guard.UnknownStepTest$Probe'(any: 'deploy-key')"
            })
    void an_id_anywhere_in_the_parameters_of_a_step_that_nobody_knows_is_found(String script) throws Exception {
        assertThat(run.failure(script))
                .contains("access denied: enforcing/legacy")
                .doesNotContain("probe has run");
        cloud.serve(observe(KEY, NOWHERE));
        assertThat(run.success(script)).contains("[access broker] observed: ", "probe has run");
        cloud.serve(enforce(KEY, ANYWHERE));
        assertThat(run.success(script)).contains("[access broker] permitted: ", "probe has run");
        assertThat(uses(cloud))
                .containsExactly("denied probe deploy-key", "observed probe deploy-key", "used probe deploy-key");
    }

    @Test
    void a_step_that_cannot_be_looked_through_may_use_any_so_all_must_be_permitted() throws Exception {
        String script = "def big = (1..120000).collect { [it] }; probe any: big";
        assertThat(run.failure(script)).doesNotContain("probe has run");
        assertThat(uses(cloud))
                .containsExactly("denied probe (too large to be looked through, so it may use any) deploy-key");
        cloud.serve(enforce(KEY, ANYWHERE));
        assertThat(run.success("node { " + script + " }")).contains("probe has run");
    }

    @Test
    void a_step_with_a_parameter_that_throws_when_it_is_looked_at_may_use_any_too() throws Exception {
        assertThat(run.failure("probe trap: true"))
                .contains("access denied: enforcing/legacy")
                .doesNotContain("probe has run");
    }

    @Test
    void a_text_parameter_is_followed_as_a_variable() throws Exception {
        WorkflowJob job = run.job("probe any: '${WHICH}'");
        job.addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("WHICH", "free")));
        j.buildAndAssertSuccess(job);
        WorkflowRun denied =
                j.waitForCompletion(job.scheduleBuild2(0, new ParametersAction(new StringParameterValue("WHICH", KEY)))
                        .waitForStart());
        j.assertBuildStatus(Result.FAILURE, denied);
        j.assertLogNotContains("probe has run", denied);
    }

    @Test
    void what_names_no_guarded_credential_runs_though_its_getters_throw() throws Exception {
        String log =
                run.success("probe any: ['deploy-key-2', '$NOBODY'], targets: [[host: 'h', login: [$class: 'KeyLogin',"
                        + " signWith: 'other']]]");
        assertThat(log).contains("probe has run").doesNotContain("[access broker]");
        assertThat(cloud.audited()).isEmpty();
    }

    /** A step of a plugin that nobody knows: it says in the log that it has run. */
    public static final class Probe extends Step {
        private Object any;
        private List<Target> targets;

        @DataBoundConstructor
        public Probe() {}

        /** A getter that cannot be called. */
        public Object getAny() {
            throw new IllegalStateException("not for reading");
        }

        @DataBoundSetter
        public void setAny(Object any) {
            this.any = any;
        }

        /** Makes a parameter that nobody can look at. */
        @DataBoundSetter
        public void setTrap(boolean trap) {
            any = new AbstractList<Object>() {
                @Override
                public Object get(int index) {
                    throw new IllegalStateException("trap");
                }

                @Override
                public int size() {
                    return trap ? 1 : 0;
                }
            };
        }

        public boolean isTrap() {
            return any instanceof AbstractList;
        }

        public List<Target> getTargets() {
            return targets;
        }

        @DataBoundSetter
        public void setTargets(List<Target> targets) {
            this.targets = targets;
        }

        @Override
        public StepExecution start(StepContext context) {
            return StepExecutions.synchronous(context, c -> {
                c.get(TaskListener.class).getLogger().println("probe has run");
                return null;
            });
        }

        @TestExtension
        public static final class DescriptorImpl extends StepDescriptor {
            @Override
            public String getFunctionName() {
                return "probe";
            }

            @Override
            public Set<? extends Class<?>> getRequiredContext() {
                return Set.of(TaskListener.class);
            }
        }

        /** A part of the step with a login, which has the id. */
        public static final class Target extends AbstractDescribableImpl<Target> {
            private final String host;
            private final Login login;

            @DataBoundConstructor
            public Target(String host, Login login) {
                this.host = host;
                this.login = login;
            }

            public String getHost() {
                return host;
            }

            public Login getLogin() {
                return login;
            }

            @TestExtension
            public static final class DescriptorImpl extends Descriptor<Target> {}
        }

        /** Any login. */
        public abstract static class Login extends AbstractDescribableImpl<Login> {}

        /** A login with a key of its own name. */
        public static final class KeyLogin extends Login {
            private final String signWith;

            @DataBoundConstructor
            public KeyLogin(String signWith) {
                this.signWith = signWith;
            }

            /** Another getter that cannot be called. */
            public String getSignWith() {
                throw new UnsupportedOperationException(Map.of("no", signWith).toString());
            }

            @TestExtension
            public static final class DescriptorImpl extends Descriptor<Login> {}
        }
    }
}
