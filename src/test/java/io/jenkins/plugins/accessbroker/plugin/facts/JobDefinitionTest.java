package io.jenkins.plugins.accessbroker.plugin.facts;

import static io.jenkins.plugins.accessbroker.plugin.facts.Facts.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.StringParameterDefinition;
import hudson.model.StringParameterValue;
import hudson.plugins.git.BranchSpec;
import hudson.plugins.git.GitSCM;
import hudson.plugins.git.RevisionParameterAction;
import hudson.plugins.git.UserRemoteConfig;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.request.RequestFault;
import io.jenkins.plugins.accessbroker.request.Revision;
import java.util.List;
import java.util.Optional;
import jenkins.branch.BranchSource;
import jenkins.plugins.git.GitSCMSource;
import jenkins.plugins.git.GitSampleRepoRule;
import jenkins.plugins.git.junit.jupiter.WithGitSampleRepo;
import jenkins.plugins.git.traits.BranchDiscoveryTrait;
import jenkins.plugins.git.traits.DiscoverOtherRefsTrait;
import jenkins.scm.impl.SingleSCMSource;
import org.jenkinsci.plugins.workflow.cps.CpsScmFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Jobs by what they are built from, with a real git repository. */
@WithJenkins
@WithGitSampleRepo
class JobDefinitionTest {

    @Test
    void an_inline_script_and_a_job_without_scm_have_no_branch_and_no_change_request(JenkinsRule r) throws Exception {
        BuildContext inline = Facts.of(r.buildAndAssertSuccess(Facts.pipeline(r, "inline", "echo 'hi'")));
        assertThat(inline.branch()).isEqualTo(Fact.absent("the job's definition, which is an inline script"));
        assertThat(inline.changeRequest()).isInstanceOf(Fact.Absent.class);
        assertThat(inline.revision()).isInstanceOf(Fact.Absent.class);
        BuildContext freestyle = Facts.of(r.buildAndAssertSuccess(r.createFreeStyleProject("free")));
        assertThat(freestyle.job().kind()).isEqualTo("FreeStyleProject");
        assertThat(freestyle.branch()).isInstanceOf(Fact.Absent.class);
        assertThat(freestyle.changeRequest()).isInstanceOf(Fact.Absent.class);
        assertThat(freestyle.libraries()).isInstanceOf(Fact.Absent.class);
    }

    @Test
    void a_job_in_folders_has_its_full_name_and_follows_a_rename(JenkinsRule r) throws Exception {
        Folder team = r.createProject(Folder.class, "payments");
        FreeStyleProject job = team.createProject(Folder.class, "eu").createProject(FreeStyleProject.class, "deploy");
        FreeStyleBuild build = r.buildAndAssertSuccess(job);
        assertThat(Facts.of(build).build()).isEqualTo("payments/eu/deploy #1");
        team.renameTo("billing");
        assertThat(Facts.of(build).job().name()).isEqualTo("billing/eu/deploy");
    }

    @Test
    void a_job_whose_name_is_out_of_bounds_is_an_error(JenkinsRule r) throws Exception {
        Folder folder = r.createProject(Folder.class, "payments");
        for (int i = 0; i < 4; i++) {
            folder = folder.createProject(Folder.class, "x".repeat(210));
        }
        FreeStyleBuild within = r.buildAndAssertSuccess(folder.createProject(FreeStyleProject.class, "deploy"));
        assertThat(Facts.of(within).job().name()).endsWith("x/deploy");
        FreeStyleBuild beyond =
                r.buildAndAssertSuccess(folder.createProject(FreeStyleProject.class, "deploy" + "y".repeat(200)));
        assertThatThrownBy(() -> Facts.of(beyond))
                .isInstanceOf(RequestFault.class)
                .hasMessageContaining("more than the 1024");
    }

    @Test
    void a_pipeline_from_git_is_the_branch_that_its_definition_names(JenkinsRule r, GitSampleRepoRule repo)
            throws Exception {
        commit(repo, "echo 'hi'");
        WorkflowJob job = r.createProject(WorkflowJob.class, "fromgit");
        job.setDefinition(definition(repo, "*/master", true));
        WorkflowRun run = r.buildAndAssertSuccess(job);
        BuildContext facts = Facts.of(run);
        assertThat(facts.branch()).isEqualTo(Fact.of("master", "the SCM configuration of the job"));
        assertThat(facts.changeRequest()).isInstanceOf(Fact.Absent.class);
        assertThat(value(facts.revision())).isEqualTo(new Revision(repo.toString(), Optional.empty(), true));
        job.setDefinition(definition(repo, "*/master", false));
        assertThat(Facts.of(run).branch()).isInstanceOf(Fact.Unknown.class);
        assertThat(Facts.of(run).revision()).isInstanceOf(Fact.Unknown.class);
        job.setDefinition(definition(repo, "refs/heads/master", false));
        assertThat(value(Facts.of(run).branch())).isEqualTo("master");
    }

    @Test
    void what_a_build_checks_out_writes_or_sets_is_no_fact(JenkinsRule r, GitSampleRepoRule repo) throws Exception {
        commit(
                repo,
                "withEnv(['BRANCH_NAME=main', 'GIT_BRANCH=main', 'CHANGE_ID=', 'JOB_NAME=payments/deploy', 'BUILD_USER_ID=admin']) {\n"
                        + "  node { checkout scmGit(branches: [[name: 'refs/heads/other']], userRemoteConfigs: [[url: '"
                        + repo + "']]) }\n"
                        + "  env.BRANCH_NAME = 'main'\n}");
        repo.git("branch", "other");
        WorkflowJob job = r.createProject(WorkflowJob.class, "attack");
        job.addProperty(new ParametersDefinitionProperty(
                new StringParameterDefinition("BRANCH_NAME", ""), new StringParameterDefinition("JOB_NAME", "")));
        job.setDefinition(definition(repo, "refs/heads/master", true));
        WorkflowRun run = r.assertBuildStatusSuccess(job.scheduleBuild2(
                0,
                new ParametersAction(
                        new StringParameterValue("BRANCH_NAME", "main"),
                        new StringParameterValue("JOB_NAME", "payments/deploy"))));
        BuildContext facts = Facts.of(run);
        assertThat(facts.job().name()).isEqualTo("attack");
        assertThat(value(facts.branch())).isEqualTo("master");
        assertThat(value(facts.triggers())).isEmpty();
        assertThat(value(facts.revision())).isEqualTo(new Revision(repo.toString(), Optional.empty(), true));
    }

    @Test
    void a_pipeline_has_no_repository_of_its_own_where_a_build_could_choose_it_or_its_script(
            JenkinsRule r, GitSampleRepoRule repo) throws Exception {
        commit(repo, "echo 'hi'");
        WorkflowJob job = r.createProject(WorkflowJob.class, "chosen");
        job.setDefinition(definition(repo, "refs/heads/master", true));
        WorkflowRun run = r.buildAndAssertSuccess(job);
        for (String branch : List.of("${BRANCH}", "refs/pull/7/head", "**")) {
            job.setDefinition(definition(repo, branch, true));
            assertThat(Facts.of(run).revision()).as(branch).isInstanceOf(Fact.Unknown.class);
        }
        GitSCM variable = new GitSCM(
                List.of(new UserRemoteConfig("${REPOSITORY}", null, null, null)),
                List.of(new BranchSpec("refs/heads/master")),
                null,
                null,
                List.of());
        job.setDefinition(new CpsScmFlowDefinition(variable, "Jenkinsfile"));
        assertThat(Facts.of(run).revision()).isInstanceOf(Fact.Unknown.class);
    }

    @Test
    void a_freestyle_job_is_its_branch_only_if_nothing_else_can_be_built(JenkinsRule r, GitSampleRepoRule repo)
            throws Exception {
        repo.init();
        FreeStyleProject job = r.createFreeStyleProject("free");
        job.setScm(git(repo, "refs/heads/master"));
        FreeStyleBuild run = r.buildAndAssertSuccess(job);
        assertThat(value(Facts.of(run).branch())).isEqualTo("master");
        assertThat(Facts.of(run).revision()).isInstanceOf(Fact.Absent.class);
        FreeStyleBuild named =
                r.assertBuildStatusSuccess(job.scheduleBuild2(0, new RevisionParameterAction(repo.head(), false)));
        assertThat(Facts.of(named).branch())
                .isEqualTo(Fact.unknown("the build was started for a commit that its starter named"));
        assertThat(Facts.of(named).changeRequest()).isInstanceOf(Fact.Unknown.class);
        job.setScm(git(repo, "${sha1}"));
        assertThat(Facts.of(run).branch()).isInstanceOf(Fact.Unknown.class);
        assertThat(Facts.of(run).changeRequest()).isInstanceOf(Fact.Unknown.class);
        job.setScm(git(repo, "**"));
        assertThat(Facts.of(run).branch()).isInstanceOf(Fact.Unknown.class);
        assertThat(Facts.of(run).changeRequest()).isInstanceOf(Fact.Absent.class);
    }

    @Test
    void a_git_branch_source_gives_branch_and_commit_and_no_change_request_by_another_ref(
            JenkinsRule r, GitSampleRepoRule repo) throws Exception {
        commit(
                repo,
                "node { checkout scmGit(branches: [[name: 'refs/heads/other']], userRemoteConfigs: [[url: '" + repo
                        + "']]) }");
        repo.git("branch", "other");
        repo.git("update-ref", "refs/pull/7/head", "HEAD");
        GitSCMSource source = new GitSCMSource(repo.toString());
        source.setTraits(List.of(new BranchDiscoveryTrait(), new DiscoverOtherRefsTrait("pull/*/head")));
        WorkflowMultiBranchProject app = r.createProject(WorkflowMultiBranchProject.class, "app");
        app.getSourcesList().add(new BranchSource(source));
        index(r, app);
        BuildContext branch = Facts.of(app.getItem("master").getLastBuild());
        assertThat(value(branch.branch())).isEqualTo("master");
        assertThat(value(branch.revision()).commit()).contains(repo.head());
        assertThat(value(branch.revision()).repository()).isEqualTo(repo.toString());
        BuildContext pull = Facts.of(app.getItem("pull-7").scheduleBuild2(0).get());
        assertThat(List.of(pull.branch(), pull.changeRequest(), pull.revision()))
                .containsOnly(Fact.unknown(
                        "the head of the job is a ref outside `refs/heads`, which may be a change request's"));
    }

    @Test
    void a_branch_source_that_is_a_single_name_is_no_better_than_its_scm(JenkinsRule r, GitSampleRepoRule repo)
            throws Exception {
        commit(repo, "echo 'hi'");
        repo.git("branch", "evil");
        WorkflowMultiBranchProject app = r.createProject(WorkflowMultiBranchProject.class, "app");
        app.getSourcesList().add(new BranchSource(new SingleSCMSource("main", git(repo, "refs/heads/evil"))));
        index(r, app);
        assertThat(value(Facts.of(app.getItem("main").getLastBuild()).branch())).isEqualTo("evil");
    }

    private static void index(JenkinsRule r, WorkflowMultiBranchProject app) throws Exception {
        app.scheduleBuild2(0).getFuture().get();
        r.waitUntilNoActivity();
    }

    private static void commit(GitSampleRepoRule repo, String script) throws Exception {
        repo.init();
        repo.write("Jenkinsfile", script);
        repo.git("add", "Jenkinsfile");
        repo.git("commit", "--message=Jenkinsfile");
    }

    private static CpsScmFlowDefinition definition(GitSampleRepoRule repo, String branch, boolean lightweight)
            throws Exception {
        CpsScmFlowDefinition definition = new CpsScmFlowDefinition(git(repo, branch), "Jenkinsfile");
        definition.setLightweight(lightweight);
        return definition;
    }

    private static GitSCM git(GitSampleRepoRule repo, String branch) throws Exception {
        return new GitSCM(
                List.of(new UserRemoteConfig(repo.toString(), null, null, null)),
                List.of(new BranchSpec(branch)),
                null,
                null,
                List.of());
    }
}
