package io.jenkins.plugins.accessbroker.plugin.guard;

import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.ANYWHERE;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.KEY;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.NOWHERE;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.enforce;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.observe;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.uses;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import hudson.plugins.git.BranchSpec;
import hudson.plugins.git.GitSCM;
import hudson.plugins.git.UserRemoteConfig;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import io.jenkins.plugins.accessbroker.plugin.testing.Pipelines;
import java.util.List;
import jenkins.plugins.git.GitSampleRepoRule;
import jenkins.plugins.git.junit.jupiter.WithGitSampleRepo;
import org.jenkinsci.plugins.workflow.cps.CpsScmFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
@WithGitSampleRepo
class GitStepsTest {
    private JenkinsRule j;
    private GitSampleRepoRule repo;
    private Cloud cloud;
    private Pipelines run;

    @BeforeEach
    void start(JenkinsRule rule, GitSampleRepoRule sample) throws Exception {
        j = rule;
        repo = sample;
        repo.init();
        repo.write("Jenkinsfile", "node { checkout scm; echo 'checked out' }");
        repo.git("add", "Jenkinsfile");
        repo.git("commit", "--message=pipeline");
        run = new Pipelines(j);
        cloud = Cloud.start();
        Fixture.userPassword(j.jenkins, KEY);
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "git credentialsId: 'deploy-key', url: '%s'",
                "checkout([$class: 'GitSCM', branches: [[name: '*/master']],"
                        + " userRemoteConfigs: [[url: '%s', credentialsId: 'deploy-key']]])",
                "checkout scmGit(branches: [[name: '*/master']],"
                        + " userRemoteConfigs: [[url: '%s', credentialsId: 'deploy-key']])"
            })
    void a_step_that_checks_out_is_decided_on(String step) throws Exception {
        String script = "node { " + step.formatted(repo) + "; echo 'checked out' }";
        cloud.serve(enforce(KEY, NOWHERE));
        assertThat(run.failure(script))
                .contains("access denied: enforcing/legacy")
                .doesNotContain("using credential", "checked out");
        cloud.serve(observe(KEY, NOWHERE));
        assertThat(run.success(script)).contains("observed: ", "using credential deploy-key");
        cloud.serve(enforce(KEY, ANYWHERE));
        assertThat(run.success(script)).contains("using credential deploy-key");
        String by = step.substring(0, step.startsWith("git") ? 3 : 8);
        assertThat(uses(cloud))
                .containsExactly(
                        "denied " + by + " deploy-key", "observed " + by + " deploy-key", "used " + by + " deploy-key");
    }

    @Test
    void a_library_that_a_block_loads_is_decided_on_before_any_step_of_it() throws Exception {
        repo.write("vars/greet.groovy", "def call() { echo 'hello' }");
        repo.git("add", "vars");
        repo.git("commit", "--message=library");
        cloud.serve(enforce(KEY, ANYWHERE));
        assertThat(run.failure("""
                node {
                  withCredentials([usernamePassword(credentialsId: 'deploy-key', usernameVariable: 'U', passwordVariable: 'P')]) {
                    echo 'before'
                    library identifier: 'mine@master', retriever: modernSCM([$class: 'GitSCMSource', remote: '%s'])
                    greet()
                  }
                }
                """.formatted(repo)))
                .contains("before", "access denied: enforcing/legacy (failed: libraries)")
                .doesNotContain("hello");
        assertThat(uses(cloud)).containsExactly("used withCredentials deploy-key", "denied withCredentials deploy-key");
    }

    @Test
    void the_jobs_own_scm_is_decided_on_when_a_step_checks_it_out() throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class, "own");
        GitSCM scm = new GitSCM(
                List.of(new UserRemoteConfig(repo.toString(), null, null, KEY)),
                List.of(new BranchSpec("refs/heads/master")),
                null,
                null,
                List.of());
        CpsScmFlowDefinition definition = new CpsScmFlowDefinition(scm, "Jenkinsfile");
        definition.setLightweight(true);
        job.setDefinition(definition);
        cloud.serve(enforce(KEY, NOWHERE));
        WorkflowRun denied = j.buildAndAssertStatus(Result.FAILURE, job);
        j.assertLogContains("access denied: enforcing/legacy (failed: branches)", denied);
        j.assertLogNotContains("checked out", denied);
        assertThat(uses(cloud)).contains("denied checkout deploy-key");
        cloud.serve(observe(KEY, NOWHERE));
        j.assertLogContains("checked out", j.buildAndAssertSuccess(job));
        assertThat(uses(cloud)).contains("observed checkout deploy-key");
        cloud.serve(enforce(KEY, "branches: [master]\n      agents: {builtIn: allow}"));
        j.assertLogContains("checked out", j.buildAndAssertSuccess(job));
        assertThat(uses(cloud)).contains("used checkout deploy-key");
    }

    @Test
    void the_branch_sources_credential_is_ruled_on_when_a_step_checks_out() throws Exception {
        WorkflowMultiBranchProject app = Fixture.scanned(j, repo);
        for (Ruling ruling : Ruling.values()) {
            cloud.serve(ruling.policy(KEY));
            WorkflowRun build = app.getItem("master").scheduleBuild2(0).get();
            j.assertBuildStatus(ruling.result(), build);
            assertThat(j.getLog(build).contains("checked out"))
                    .as(ruling.toString())
                    .isEqualTo(ruling != Ruling.DENIED);
            assertThat(uses(cloud).stream().filter(use -> use.endsWith(" checkout deploy-key")))
                    .last()
                    .isEqualTo(ruling.event() + " checkout deploy-key");
        }
        assertThat(uses(cloud).stream().filter(use -> use.endsWith(" checkout deploy-key")))
                .hasSize(Ruling.values().length);
    }
}
