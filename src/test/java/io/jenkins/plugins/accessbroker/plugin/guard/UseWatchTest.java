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
import hudson.model.TaskListener;
import hudson.plugins.git.BranchSpec;
import hudson.plugins.git.GitSCM;
import hudson.plugins.git.UserRemoteConfig;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import io.jenkins.plugins.accessbroker.plugin.testing.Pipelines;
import java.util.List;
import jenkins.branch.OrganizationFolder;
import jenkins.plugins.git.GitSCMSource;
import jenkins.plugins.git.GitSampleRepoRule;
import jenkins.plugins.git.junit.jupiter.WithGitSampleRepo;
import jenkins.plugins.git.traits.BranchDiscoveryTrait;
import jenkins.scm.api.SCMNavigator;
import jenkins.scm.api.SCMNavigatorDescriptor;
import jenkins.scm.api.SCMSourceObserver;
import org.jenkinsci.plugins.workflow.cps.CpsScmFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.libs.GlobalLibraries;
import org.jenkinsci.plugins.workflow.libs.LibraryConfiguration;
import org.jenkinsci.plugins.workflow.libs.SCMSourceRetriever;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
@WithGitSampleRepo
class UseWatchTest {
    private JenkinsRule j;
    private GitSampleRepoRule repo;
    private Cloud cloud;
    private StandardUsernameCredentials key;

    @BeforeEach
    void start(JenkinsRule rule, GitSampleRepoRule sample) throws Exception {
        j = rule;
        repo = sample;
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
    void trusted_library_code_that_calls_the_credentials_api_is_recorded() throws Exception {
        library("""
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

    private void library(String script) throws Exception {
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
    void a_scan_for_branches_is_recorded() throws Exception {
        sample("echo 'built'");
        Fixture.scanned(j, repo);
        assertThat(settled()).contains("unmediated " + GitSCMSource.class.getName() + " deploy-key");
        assertThat(cloud.audited().get(0)).contains("\"buildName\":\"app\"");
    }

    @Test
    void a_scan_for_repositories_is_recorded_though_it_finds_none() throws Exception {
        OrganizationFolder organization = j.createProject(OrganizationFolder.class, "acme");
        organization.getNavigators().add(new Directory(KEY));
        organization.scheduleBuild2(0).getFuture().get();
        j.waitUntilNoActivity();
        assertThat(settled()).containsExactly("unmediated " + Directory.class.getName() + " deploy-key");
        assertThat(cloud.audited().get(0)).contains("\"buildName\":\"acme\"");
    }

    /** Signs in where the repositories of an organization are listed, and says to nobody that it did. */
    public static final class Directory extends SCMNavigator {
        private final String credentialsId;

        Directory(String credentialsId) {
            this.credentialsId = credentialsId;
        }

        @Override
        protected String id() {
            return "directory of " + credentialsId;
        }

        @Override
        public void visitSources(SCMSourceObserver observer) {}

        @TestExtension
        public static final class DescriptorImpl extends SCMNavigatorDescriptor {
            @Override
            public SCMNavigator newInstance(String name) {
                return null;
            }
        }
    }

    @Test
    void polling_is_recorded_though_the_build_before_was_let_use_it() throws Exception {
        cloud.serve(enforce(KEY, ANYWHERE));
        sample("");
        FreeStyleProject job = j.createFreeStyleProject("polled");
        job.setScm(own());
        j.buildAndAssertSuccess(job);
        assertThat(settled()).containsExactly("used GitSCM deploy-key");
        job.poll(TaskListener.NULL);
        assertThat(settled())
                .containsExactly("used GitSCM deploy-key", "unmediated " + GitSCM.class.getName() + " deploy-key");
    }

    @Test
    void a_jenkinsfile_that_is_read_for_a_build_is_recorded() throws Exception {
        sample("echo 'built'");
        WorkflowJob job = j.createProject(WorkflowJob.class, "own");
        for (boolean lightweight : new boolean[] {true, false}) {
            CpsScmFlowDefinition definition = new CpsScmFlowDefinition(own(), "Jenkinsfile");
            definition.setLightweight(lightweight);
            job.setDefinition(definition);
            j.buildAndAssertSuccess(job);
        }
        assertThat(settled()).hasSize(2).allMatch(use -> use.matches("unmediated .*\\.git\\..* deploy-key"));
        assertThat(cloud.audited().get(0)).contains("\"buildName\":\"own\"");
        assertThat(cloud.audited().get(1)).contains("\"buildName\":\"own #2\"");
    }

    private void sample(String jenkinsfile) throws Exception {
        repo.init();
        repo.write("Jenkinsfile", jenkinsfile);
        repo.git("add", "Jenkinsfile");
        repo.git("commit", "--message=pipeline");
    }

    private GitSCM own() {
        return new GitSCM(
                List.of(new UserRemoteConfig(repo.toString(), null, null, KEY)),
                List.of(new BranchSpec("refs/heads/master")),
                null,
                null,
                List.of());
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
