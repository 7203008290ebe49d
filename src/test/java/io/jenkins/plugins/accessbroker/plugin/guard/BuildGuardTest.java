package io.jenkins.plugins.accessbroker.plugin.guard;

import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.ANYWHERE;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.KEY;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.NOWHERE;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.enforce;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.observe;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.uses;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsParameterDefinition;
import com.cloudbees.plugins.credentials.CredentialsParameterValue;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.AbstractProject;
import hudson.model.BuildListener;
import hudson.model.Cause;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Label;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.plugins.git.BranchSpec;
import hudson.plugins.git.GitSCM;
import hudson.plugins.git.UserRemoteConfig;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.BuildStepMonitor;
import hudson.tasks.BuildWrapper;
import hudson.tasks.BuildWrapperDescriptor;
import hudson.tasks.Notifier;
import hudson.tasks.Publisher;
import hudson.tasks.Shell;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import java.util.List;
import jenkins.plugins.git.GitSampleRepoRule;
import jenkins.plugins.git.junit.jupiter.WithGitSampleRepo;
import org.jenkinsci.plugins.credentialsbinding.impl.SecretBuildWrapper;
import org.jenkinsci.plugins.credentialsbinding.impl.UsernamePasswordMultiBinding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
@WithGitSampleRepo
class BuildGuardTest {
    private JenkinsRule j;
    private GitSampleRepoRule repo;
    private Cloud cloud;
    private FreeStyleProject job;

    @BeforeEach
    void start(JenkinsRule rule, GitSampleRepoRule sample) throws Exception {
        j = rule;
        repo = sample;
        cloud = Cloud.start();
        Fixture.userPassword(j.jenkins, KEY);
        job = j.createFreeStyleProject("f");
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    private static BuildWrapper binding(String id) {
        return new SecretBuildWrapper(List.of(new UsernamePasswordMultiBinding("U", "P", id)));
    }

    private void bind(String id) {
        job.getBuildWrappersList().add(binding(id));
        job.getBuildersList().add(new Shell("test $P = pass-of-deploy-key && echo \"inside\""));
    }

    private void checkOut() throws Exception {
        repo.init();
        job.setScm(new GitSCM(
                List.of(new UserRemoteConfig(repo.toString(), null, null, KEY)),
                List.of(new BranchSpec("refs/heads/master")),
                null,
                null,
                List.of()));
    }

    @Test
    void a_binding_that_no_grant_permits_fails_the_build_before_anything_of_it_runs() throws Exception {
        cloud.serve(enforce(KEY, NOWHERE));
        bind(KEY);
        checkOut();
        FreeStyleBuild build = j.buildAndAssertStatus(Result.FAILURE, job);
        assertThat(j.getLog(build))
                .contains(
                        "[access broker] denied: enforcing/legacy for f #1",
                        "[access broker]   use   use of the credential `deploy-key` by `GitSCM`",
                        "ERROR: access denied: enforcing/legacy (failed: branches); see the explanation above")
                .doesNotContain("using credential", "inside", "\tat ");
        assertThat(uses(cloud)).containsExactly("denied GitSCM deploy-key");
    }

    @Test
    void a_binding_that_a_grant_permits_goes_on() throws Exception {
        cloud.serve(enforce(KEY, ANYWHERE));
        bind(KEY);
        j.assertLogContains("inside", j.buildAndAssertSuccess(job));
        assertThat(uses(cloud)).containsExactly("used SecretBuildWrapper deploy-key");
    }

    @Test
    void a_policy_that_observes_lets_the_build_go_on() throws Exception {
        cloud.serve(observe(KEY, NOWHERE));
        bind(KEY);
        FreeStyleBuild build = j.buildAndAssertSuccess(job);
        assertThat(j.getLog(build)).contains("inside").containsOnlyOnce("[access broker] observed: ");
        assertThat(uses(cloud)).containsExactly("observed SecretBuildWrapper deploy-key");
    }

    @Test
    void a_checkout_is_decided_on_the_node_of_the_build() throws Exception {
        j.createOnlineSlave(Label.get("trusted"));
        cloud.serve(enforce(KEY, "agents: {labels: [trusted]}"));
        checkOut();
        j.assertLogNotContains("using credential", j.buildAndAssertStatus(Result.FAILURE, onBuiltIn()));
        job.setAssignedLabel(Label.get("trusted"));
        j.assertLogContains("using credential deploy-key", j.buildAndAssertSuccess(job));
        cloud.serve(observe(KEY, NOWHERE));
        j.assertLogContains("using credential deploy-key", j.buildAndAssertSuccess(job));
        assertThat(uses(cloud))
                .containsExactly("denied GitSCM deploy-key", "used GitSCM deploy-key", "observed GitSCM deploy-key");
    }

    private FreeStyleProject onBuiltIn() throws Exception {
        job.setAssignedNode(j.jenkins);
        return job;
    }

    @Test
    void a_publisher_that_names_it_does_not_run_after_the_build_was_stopped_and_others_do() throws Exception {
        cloud.serve(enforce(KEY, NOWHERE));
        job.getPublishersList().add(new Pusher(KEY));
        job.getPublishersList().add(new OtherPusher("free"));
        job.getBuildersList().add(new Shell("echo \"inside\""));
        FreeStyleBuild build = j.buildAndAssertStatus(Result.FAILURE, job);
        assertThat(j.getLog(build))
                .contains("Step ‘Pusher’ failed: access denied: Pusher names a guarded credential", "pushed with free")
                .doesNotContain("pushed with deploy-key", "inside", "\tat ");
        assertThat(uses(cloud)).containsExactly("denied Pusher deploy-key");
    }

    @Test
    void a_part_that_is_equal_to_another_is_looked_at_too() throws Exception {
        cloud.serve(enforce(KEY, NOWHERE));
        job.getPublishersList().add(new EqualPusher("free"));
        job.getPublishersList().add(new EqualPusher(KEY));
        job.getBuildersList().add(new Shell("echo \"inside\""));
        j.assertLogNotContains("inside", j.buildAndAssertStatus(Result.FAILURE, job));
        assertThat(uses(cloud)).containsExactly("denied EqualPusher deploy-key");
    }

    @Test
    void no_wrapper_of_a_stopped_build_begins() throws Exception {
        cloud.serve(enforce(KEY, NOWHERE));
        job.getBuildWrappersList().add(new EarlyWrapper());
        job.getPublishersList().add(new Pusher(KEY));
        j.assertLogNotContains("wrapper has begun", j.buildAndAssertStatus(Result.FAILURE, job));
        job.getPublishersList().clear();
        j.assertLogContains("wrapper has begun", j.buildAndAssertSuccess(job));
    }

    @Test
    void a_parameter_that_stands_for_it_is_followed() throws Exception {
        Fixture.userPassword(j.jenkins, "free");
        cloud.serve(enforce(KEY, NOWHERE));
        job.addProperty(new ParametersDefinitionProperty(
                new CredentialsParameterDefinition("CHOSEN", "", "free", StandardCredentials.class.getName(), true)));
        job.getBuildWrappersList().add(binding("${CHOSEN}"));
        j.buildAndAssertSuccess(job);
        FreeStyleBuild denied = j.waitForCompletion(job.scheduleBuild2(
                        0,
                        new Cause.UserIdCause(),
                        new ParametersAction(new CredentialsParameterValue("CHOSEN", KEY, "")))
                .waitForStart());
        j.assertBuildStatus(Result.FAILURE, denied);
        assertThat(uses(cloud)).containsExactly("denied SecretBuildWrapper deploy-key");
    }

    @Test
    void a_build_that_names_none_leaves_no_trace() throws Exception {
        cloud.serve(enforce(KEY, NOWHERE));
        job.setDescription(KEY);
        job.getBuildersList().add(new Shell("echo deploy-key"));
        assertThat(j.getLog(j.buildAndAssertSuccess(job))).doesNotContain("[access broker]");
        assertThat(cloud.audited()).isEmpty();
    }

    /** Begins as early as a wrapper can. */
    public static final class EarlyWrapper extends BuildWrapper {
        @Override
        @SuppressWarnings("rawtypes")
        public Launcher decorateLauncher(AbstractBuild build, Launcher launcher, BuildListener listener) {
            listener.getLogger().println("wrapper has begun");
            return launcher;
        }

        @Override
        @SuppressWarnings("rawtypes")
        public Environment setUp(AbstractBuild build, Launcher launcher, BuildListener listener) {
            return new Environment() {};
        }

        @TestExtension
        public static final class DescriptorImpl extends BuildWrapperDescriptor {
            @Override
            public boolean isApplicable(AbstractProject<?, ?> item) {
                return true;
            }
        }
    }

    /** Pushes somewhere with a credential. */
    public static class Pusher extends Notifier {
        private final String key;

        public Pusher(String key) {
            this.key = key;
        }

        @Override
        public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener) {
            listener.getLogger().println("pushed with " + key);
            return true;
        }

        @Override
        public BuildStepMonitor getRequiredMonitorService() {
            return BuildStepMonitor.NONE;
        }

        @TestExtension
        public static final class DescriptorImpl extends BuildStepDescriptor<Publisher> {
            @Override
            public String getDisplayName() {
                return "Pusher";
            }

            @Override
            @SuppressWarnings("rawtypes")
            public boolean isApplicable(Class<? extends AbstractProject> type) {
                return true;
            }
        }
    }

    /** Another. */
    public static final class OtherPusher extends Pusher {
        public OtherPusher(String key) {
            super(key);
        }

        @TestExtension
        public static final class DescriptorImpl extends BuildStepDescriptor<Publisher> {
            @Override
            @SuppressWarnings("rawtypes")
            public boolean isApplicable(Class<? extends AbstractProject> type) {
                return true;
            }
        }
    }

    /** Any is equal to any other. */
    public static final class EqualPusher extends Pusher {
        public EqualPusher(String key) {
            super(key);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof EqualPusher;
        }

        @Override
        public int hashCode() {
            return 1;
        }

        @TestExtension
        public static final class DescriptorImpl extends BuildStepDescriptor<Publisher> {
            @Override
            @SuppressWarnings("rawtypes")
            public boolean isApplicable(Class<? extends AbstractProject> type) {
                return true;
            }
        }
    }
}
