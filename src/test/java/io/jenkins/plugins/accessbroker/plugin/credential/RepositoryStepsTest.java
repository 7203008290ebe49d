package io.jenkins.plugins.accessbroker.plugin.credential;

import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.policy;
import static io.jenkins.plugins.accessbroker.plugin.testing.GitHub.grant;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.model.FreeStyleProject;
import hudson.model.Label;
import hudson.model.Result;
import hudson.model.Slave;
import hudson.plugins.git.BranchSpec;
import hudson.plugins.git.GitSCM;
import hudson.plugins.git.UserRemoteConfig;
import hudson.plugins.git.extensions.GitSCMExtension;
import io.jenkins.plugins.accessbroker.plugin.testing.GitHub;
import io.jenkins.plugins.accessbroker.plugin.testing.Pipelines;
import io.jenkins.plugins.accessbroker.testkit.github.Operation;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Grants of repositories in the steps that there were before, on an agent that is a process of its own. */
@WithJenkins
class RepositoryStepsTest {
    @TempDir
    private Path folder;

    private JenkinsRule j;
    private GitHub github;
    private Pipelines run;
    private Slave agent;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        j = rule;
        run = new Pipelines(j);
        github = GitHub.start(folder.resolve("github"))
                .configure(policy(
                        grant("payments", "acme/payments", "agents: {labels: [trusted]}"),
                        grant("elsewhere", "acme/payments", "agents: {labels: [other]}")));
        agent = j.createOnlineSlave(Label.get("trusted"));
    }

    @AfterEach
    void nothing_secret_is_left() throws Exception {
        github.assertNothingSecret(Path.of(agent.getRemoteFS()));
        assertThat(github.emulator().live()).isEmpty();
        github.close();
    }

    @Test
    void the_git_step_clones_what_is_granted_and_one_token_serves_the_build() throws Exception {
        run.success("""
                node('trusted') {
                  git credentialsId: 'team/payments', url: '%1$s', branch: 'main'
                  sh 'test "$(cat readme.txt)" = payments'
                  dir('again') {
                    checkout([$class: 'GitSCM', branches: [[name: 'main']],
                              userRemoteConfigs: [[credentialsId: 'team/payments', url: '%1$s']]])
                  }
                }
                """.formatted(github.url("acme/payments.git")));
        assertThat(github.emulator().secretsHandedOut()).hasSize(1);
        assertThat(github.emulator().calls(Operation.REVOKE_TOKEN)).hasSize(1);
    }

    @Test
    void the_git_step_clones_nothing_else() throws Exception {
        assertThat(run.failure("""
                node('trusted') { git credentialsId: 'team/payments', url: '%s', branch: 'main' }
                """.formatted(github.url("acme/secret.git")))).doesNotContain("Checking out Revision");
    }

    @Test
    void a_denied_grant_lets_no_step_clone_and_issues_nothing() throws Exception {
        assertThat(run.failure("""
                node('trusted') { git credentialsId: 'team/elsewhere', url: '%s', branch: 'main' }
                """.formatted(github.url("acme/payments.git"))))
                .contains("[access broker] denied: team/elsewhere")
                .doesNotContain("Checking out Revision");
        assertThat(github.emulator().calls()).isEmpty();
    }

    @Test
    void with_credentials_gives_it_as_password_and_as_text() throws Exception {
        assertThat(run.success("""
                node('trusted') {
                  withCredentials([usernamePassword(credentialsId: 'team/payments', usernameVariable: 'U', passwordVariable: 'P'),
                                   string(credentialsId: 'team/payments', variable: 'T')]) {
                    sh 'test "$U" = x-access-token && test -n "$P" && test "$P" = "$T"; echo "<$T>"'
                  }
                }
                """)).contains("<****>");
        assertThat(github.emulator().secretsHandedOut()).hasSize(1);
    }

    @Test
    void declarative_credentials_give_the_token_and_what_git_signs_in_with() throws Exception {
        run.success("""
                pipeline {
                  agent { label 'trusted' }
                  environment { GH_TOKEN = credentials('team/payments') }
                  stages { stage('one') { steps {
                    sh 'test -n "$GH_TOKEN" && test "$GH_TOKEN" = "$GH_TOKEN_PSW" && test "$GH_TOKEN_USR" = x-access-token'
                  } } }
                }
                """);
    }

    @Test
    void a_job_that_is_no_pipeline_checks_out_with_it() throws Exception {
        FreeStyleProject job = j.createFreeStyleProject("f");
        job.setAssignedLabel(Label.get("trusted"));
        job.setScm(scm("team/payments"));
        j.buildAndAssertSuccess(job);
        job.setScm(scm("team/elsewhere"));
        j.buildAndAssertStatus(Result.FAILURE, job);
    }

    @Test
    void finding_it_issues_nothing() throws Exception {
        FreeStyleProject job = j.createFreeStyleProject("f");
        assertThat(CredentialsProvider.lookupCredentialsInItem(StandardUsernamePasswordCredentials.class, job, null))
                .extracting(found -> found.getId() + " " + found.getUsername())
                .contains("team/payments x-access-token");
        assertThat(CredentialsProvider.lookupCredentialsInItem(StringCredentials.class, job, null))
                .extracting(StringCredentials::getId)
                .contains("team/payments");
        assertThat(github.emulator().calls()).isEmpty();
    }

    @Test
    void a_snapshot_has_the_token_as_password_and_as_text_and_no_power_to_ask() throws Exception {
        WorkflowRun build = run.job("node('trusted') { semaphore 'wait' }")
                .scheduleBuild2(0)
                .waitForStart();
        SemaphoreStep.waitForStart("wait/1", build);
        StringCredentials found =
                CredentialsProvider.findCredentialById("team/payments", StringCredentials.class, build);
        StringCredentials snapshot = CredentialsProvider.snapshot(found);
        assertThat(snapshot).isInstanceOf(GitHubGrantSnapshot.class);
        assertThat(snapshot.getSecret()).isEqualTo(found.getSecret());
        assertThat(((StandardUsernamePasswordCredentials) snapshot).getPassword())
                .isEqualTo(found.getSecret());
        SemaphoreStep.success("wait/1", null);
        j.assertBuildStatusSuccess(j.waitForCompletion(build));
    }

    private GitSCM scm(String credential) {
        return new GitSCM(
                List.of(new UserRemoteConfig(github.url("acme/payments.git"), null, null, credential)),
                List.of(new BranchSpec("main")),
                null,
                null,
                List.<GitSCMExtension>of());
    }
}
