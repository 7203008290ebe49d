package io.jenkins.plugins.accessbroker.plugin.guard;

import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.ANYWHERE;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.KEY;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.NOWHERE;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.enforce;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.uses;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsParameterDefinition;
import com.cloudbees.plugins.credentials.CredentialsParameterValue;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernameCredentials;
import hudson.model.FreeStyleProject;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import io.jenkins.plugins.accessbroker.plugin.testing.Pipelines;
import java.util.List;
import jenkins.plugins.git.GitSCMSource;
import jenkins.plugins.git.GitSampleRepoRule;
import jenkins.plugins.git.junit.jupiter.WithGitSampleRepo;
import jenkins.plugins.git.traits.BranchDiscoveryTrait;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.libs.GlobalLibraries;
import org.jenkinsci.plugins.workflow.libs.LibraryConfiguration;
import org.jenkinsci.plugins.workflow.libs.SCMSourceRetriever;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
@WithGitSampleRepo
class UseWatchTest {
    private JenkinsRule j;
    private Cloud cloud;
    private StandardUsernameCredentials key;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        j = rule;
        cloud = Cloud.start().serve(enforce(KEY, NOWHERE));
        Fixture.userPassword(j.jenkins, KEY);
        Fixture.userPassword(j.jenkins, "free");
        key = CredentialsProvider.findCredentialByIdInItemGroup(
                KEY, StandardUsernameCredentials.class, j.jenkins, null, List.of());
        assertThat(key).isNotNull();
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    private List<String> settled() {
        UseWatch.get().settle();
        return uses(cloud);
    }

    @Test
    void trusted_library_code_that_calls_the_credentials_api_is_recorded(GitSampleRepoRule repo) throws Exception {
        library(repo, """
                import com.cloudbees.plugins.credentials.CredentialsProvider
                import com.cloudbees.plugins.credentials.common.StandardUsernameCredentials
                def call() { take(currentBuild.rawBuild) }
                @NonCPS def take(build) {
                  def key = CredentialsProvider.findCredentialById('deploy-key', StandardUsernameCredentials, build)
                  CredentialsProvider.track(build, key)
                }
                """);
        new Pipelines(j).success("@Library('corp') _\ngrab()");
        assertThat(settled()).containsExactly("unmediated grab deploy-key");
        assertThat(cloud.audited().get(0)).contains("\"buildName\":\"p0 #1\"", "\"grant\":\"enforcing/legacy\"");
    }

    private void library(GitSampleRepoRule repo, String script) throws Exception {
        repo.init();
        repo.write("vars/grab.groovy", script);
        repo.git("add", "vars");
        repo.git("commit", "--message=library");
        GitSCMSource source = new GitSCMSource(repo.toString());
        source.setTraits(List.of(new BranchDiscoveryTrait()));
        LibraryConfiguration global = new LibraryConfiguration("corp", new SCMSourceRetriever(source));
        global.setDefaultVersion("master");
        GlobalLibraries.get().setLibraries(List.of(global));
    }

    @Test
    void a_use_by_an_item_or_an_agent_is_recorded_with_its_place_and_once_an_hour() throws Exception {
        FreeStyleProject item = j.createFreeStyleProject("polled");
        CredentialsProvider.track(item, key);
        CredentialsProvider.track(item, key);
        CredentialsProvider.track(j.createSlave(), key);
        CredentialsProvider.track(j.jenkins, key);
        String me = UseWatchTest.class.getName();
        assertThat(settled()).hasSize(3).containsOnly("unmediated " + me + " deploy-key");
        assertThat(cloud.audited().get(0)).contains("\"buildName\":\"polled\"");
        assertThat(cloud.audited().get(1)).contains("\"buildName\":\"agent slave0\"");
        assertThat(cloud.audited().get(2)).contains("\"buildName\":\"agent built-in\"");
    }

    @Test
    void a_use_that_was_decided_on_is_not_past_the_broker() throws Exception {
        cloud.serve(enforce(KEY, ANYWHERE));
        new Pipelines(j)
                .success("node { withCredentials([usernamePassword(credentialsId: 'deploy-key', usernameVariable: 'U',"
                        + " passwordVariable: 'P')]) { } }");
        assertThat(settled()).containsExactly("used withCredentials deploy-key");
    }

    @Test
    void a_use_in_spite_of_a_denial_is_past_the_broker() throws Exception {
        Pipelines run = new Pipelines(j);
        run.failure("node { withCredentials([usernamePassword(credentialsId: 'deploy-key', usernameVariable: 'U',"
                + " passwordVariable: 'P')]) { } }");
        WorkflowRun build = j.jenkins.getItemByFullName("p0", WorkflowJob.class).getBuildByNumber(1);
        CredentialsProvider.track(build, key);
        assertThat(settled())
                .containsExactly(
                        "denied withCredentials deploy-key",
                        "unmediated " + UseWatchTest.class.getName() + " deploy-key");
    }

    @Test
    void a_parameter_that_only_tells_the_id_to_its_build_is_no_use() throws Exception {
        WorkflowJob job = new Pipelines(j).job("echo \"chosen: $CHOSEN\"");
        job.addProperty(new ParametersDefinitionProperty(
                new CredentialsParameterDefinition("CHOSEN", "", "free", StandardCredentials.class.getName(), true)));
        WorkflowRun build = j.waitForCompletion(
                job.scheduleBuild2(0, new ParametersAction(new CredentialsParameterValue("CHOSEN", KEY, "", true)))
                        .waitForStart());
        j.assertBuildStatus(Result.SUCCESS, build);
        j.assertLogContains("chosen: deploy-key", build);
        assertThat(settled()).isEmpty();
    }

    @Test
    void a_credential_that_nobody_guards_is_not_recorded() throws Exception {
        CredentialsProvider.track(
                j.createFreeStyleProject("polled"),
                CredentialsProvider.findCredentialByIdInItemGroup(
                        "free", StandardUsernameCredentials.class, j.jenkins, null, List.of()));
        assertThat(settled()).isEmpty();
    }
}
