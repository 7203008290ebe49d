package io.jenkins.plugins.accessbroker.plugin.credential;

import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.grant;
import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.policy;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.jenkins.plugins.awscredentials.AmazonWebServicesCredentialsBinding;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.tasks.Shell;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import java.util.List;
import org.jenkinsci.plugins.credentialsbinding.MultiBinding;
import org.jenkinsci.plugins.credentialsbinding.impl.SecretBuildWrapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Jobs that are no Pipelines bind a grant like any AWS credential. */
@WithJenkins
class FreestyleTest {
    private final Cloud cloud = Cloud.start();
    private JenkinsRule j;
    private FreeStyleProject job;

    @BeforeEach
    void serve(JenkinsRule rule) throws Exception {
        j = rule;
        cloud.serve(policy(
                grant("deploy", "deploy", "agents: {labels: [trusted]}"),
                grant("read", "read", "agents: {builtIn: allow}")));
        job = j.createFreeStyleProject("job");
        job.getBuildersList()
                .add(new Shell(
                        "test -n \"$AWS_SESSION_TOKEN\" && echo \"<$AWS_SECRET_ACCESS_KEY> <$AWS_SESSION_TOKEN>\""));
    }

    @AfterEach
    void stop() {
        assertThat(AccessBroker.get().leases()).isEmpty();
        cloud.close();
    }

    @Test
    void a_binding_gets_the_session_and_masks_it() throws Exception {
        bind(new AmazonWebServicesCredentialsBinding(null, null, "team/read"));
        FreeStyleBuild build = j.buildAndAssertSuccess(job);
        assertThat(j.getLog(build)).contains("<****> <****>").contains("[access broker] permitted: team/read");
        assertThat(cloud.events()).containsExactly("intent", "issued", "ended:build-ended");
    }

    @Test
    void a_denial_is_explained_and_fails_the_build_before_its_first_step() throws Exception {
        bind(new AmazonWebServicesCredentialsBinding(null, null, "team/deploy"));
        FreeStyleBuild build = j.buildAndAssertStatus(Result.FAILURE, job);
        assertThat(j.getLog(build))
                .contains("[access broker] denied: team/deploy for job #1")
                .contains("access denied: team/deploy (failed: agents.labels, agents.builtIn)")
                .doesNotContain("+ test")
                .doesNotContain("\tat ");
        assertThat(cloud.events()).containsExactly("denied");
        assertThat(cloud.asked()).isZero();
    }

    @Test
    void the_form_of_the_binding_keeps_what_it_was_given() throws Exception {
        bind(new AwsGrantBinding("MINE", "team/read"));
        j.configRoundtrip(job);
        SecretBuildWrapper wrapper = job.getBuildWrappersList().get(SecretBuildWrapper.class);
        assertThat(wrapper.getBindings()).singleElement().satisfies(binding -> {
            assertThat(binding.getCredentialsId()).isEqualTo("team/read");
            assertThat(((AwsGrantBinding) binding).getVariable()).isEqualTo("MINE");
        });
        assertThat(cloud.audited()).isEmpty();
    }

    private void bind(MultiBinding<?> binding) {
        job.getBuildWrappersList().add(new SecretBuildWrapper(List.of(binding)));
    }
}
