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
import hudson.model.Label;
import hudson.model.TaskListener;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import io.jenkins.plugins.accessbroker.plugin.testing.Pipelines;
import java.util.List;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.DataBoundConstructor;

/**
 * Block steps of other plugins that take a credential's id. {@code withAWS} is the real one; {@code sshagent}, and
 * {@code withDockerRegistry} to which {@code docker.withRegistry} comes down, stand here with the same parameters.
 */
@WithJenkins
class OtherStepsTest {
    private static final String BIG = "['deploy-key'] + (1..120000).collect { 'other' }";

    private JenkinsRule j;
    private Cloud cloud;
    private Pipelines run;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        j = rule;
        run = new Pipelines(j);
        cloud = Cloud.start();
        Fixture.aws(KEY);
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "withAWS(credentials: 'deploy-key', region: 'eu-west-1')",
                "sshagent(['deploy-key'])",
                "sshagent(credentials: ['other', 'deploy-key'])",
                "withDockerRegistry(registry: [url: 'https://registry.example.com', credentialsId: 'deploy-key'])",
                "withDockerRegistry(registry: [$class: 'Endpoint', url: 'u', credentialsId: 'deploy-key'])",
                "withCredentials([aws(credentialsId: 'deploy-key')])"
            })
    void a_block_is_decided_on_before_it_starts(String step) throws Exception {
        String script = "node { " + step + " { echo 'inside' } }";
        cloud.serve(enforce(KEY, NOWHERE));
        assertThat(run.failure(script))
                .contains("ERROR: access denied: enforcing/legacy (failed: branches")
                .doesNotContain("inside");
        cloud.serve(observe(KEY, NOWHERE));
        assertThat(run.success(script)).contains("[access broker] observed: ", "inside");
        cloud.serve(enforce(KEY, ANYWHERE));
        assertThat(run.success(script)).contains("[access broker] permitted: ", "inside");
        String by = step.substring(0, step.indexOf('('));
        assertThat(uses(cloud))
                .containsExactly(
                        "denied " + by + " deploy-key", "observed " + by + " deploy-key", "used " + by + " deploy-key");
    }

    @Test
    void a_block_that_cannot_be_looked_through_is_kept_from_further_agents_too() throws Exception {
        j.createOnlineSlave(Label.get("trusted"));
        cloud.serve(enforce(KEY, "agents: {labels: [trusted]}"));
        assertThat(run.failure("node('trusted') { sshagent(" + BIG
                        + ") { echo 'first'; node('built-in') { echo 'second' } } }"))
                .contains("first", "access denied: enforcing/legacy")
                .doesNotContain("second");
        assertThat(uses(cloud))
                .containsExactly(
                        "used sshagent (too large to be looked through, so it may use any) deploy-key",
                        "denied sshagent (too large to be looked through, so it may use any) deploy-key");
    }

    /** A block that does nothing. */
    public abstract static class Block extends Step {
        @Override
        public StepExecution start(StepContext context) {
            return new Execution(context);
        }

        private static final class Execution extends StepExecution {
            private static final long serialVersionUID = 1L;

            Execution(StepContext context) {
                super(context);
            }

            @Override
            public boolean start() {
                getContext()
                        .newBodyInvoker()
                        .withCallback(BodyExecutionCallback.wrap(getContext()))
                        .start();
                return false;
            }
        }

        /** Of a block. */
        public abstract static class BlockDescriptor extends StepDescriptor {
            private final String name;

            BlockDescriptor(String name) {
                this.name = name;
            }

            @Override
            public String getFunctionName() {
                return name;
            }

            @Override
            public boolean takesImplicitBlockArgument() {
                return true;
            }

            @Override
            public Set<? extends Class<?>> getRequiredContext() {
                return Set.of(TaskListener.class);
            }
        }
    }

    /** {@code sshagent}. */
    public static final class AgentStep extends Block {
        private final List<String> credentials;

        @DataBoundConstructor
        public AgentStep(List<String> credentials) {
            this.credentials = credentials;
        }

        public List<String> getCredentials() {
            return credentials;
        }

        @TestExtension
        public static final class DescriptorImpl extends BlockDescriptor {
            public DescriptorImpl() {
                super("sshagent");
            }
        }
    }

    /** {@code withDockerRegistry}. */
    public static final class RegistryStep extends Block {
        private final Endpoint registry;

        @DataBoundConstructor
        public RegistryStep(Endpoint registry) {
            this.registry = registry;
        }

        public Endpoint getRegistry() {
            return registry;
        }

        @TestExtension
        public static final class DescriptorImpl extends BlockDescriptor {
            public DescriptorImpl() {
                super("withDockerRegistry");
            }
        }
    }

    /** Where a registry is, and who signs in there. */
    public static final class Endpoint extends AbstractDescribableImpl<Endpoint> {
        private final String url;
        private final String credentialsId;

        @DataBoundConstructor
        public Endpoint(String url, String credentialsId) {
            this.url = url;
            this.credentialsId = credentialsId;
        }

        public String getUrl() {
            return url;
        }

        public String getCredentialsId() {
            return credentialsId;
        }

        @TestExtension
        public static final class DescriptorImpl extends Descriptor<Endpoint> {}
    }
}
