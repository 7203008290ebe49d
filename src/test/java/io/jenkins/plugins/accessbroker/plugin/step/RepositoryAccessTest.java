package io.jenkins.plugins.accessbroker.plugin.step;

import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.policy;
import static io.jenkins.plugins.accessbroker.plugin.testing.GitHub.grant;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import hudson.model.Label;
import hudson.model.Slave;
import hudson.plugins.git.BranchSpec;
import hudson.plugins.git.GitSCM;
import hudson.plugins.git.UserRemoteConfig;
import hudson.tasks.Shell;
import io.jenkins.plugins.accessbroker.plugin.freestyle.AccessBuildWrapper;
import io.jenkins.plugins.accessbroker.plugin.testing.GitHub;
import io.jenkins.plugins.accessbroker.plugin.testing.Pipelines;
import io.jenkins.plugins.accessbroker.testkit.github.Operation;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsScmFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Repository access of builds on an agent that is a process of its own, with the git of this machine. */
@WithJenkins
class RepositoryAccessTest {
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
                        grant("library", "acme/payments-lib", "agents: {labels: [trusted]}"),
                        grant("own", "scm", "agents: {labels: [trusted]}")));
        agent = j.createOnlineSlave(Label.get("trusted"));
    }

    @AfterEach
    void nothing_secret_is_left() throws Exception {
        github.assertNothingSecret(Path.of(agent.getRemoteFS()));
        assertThat(github.emulator().live()).isEmpty();
        github.close();
    }

    @Test
    void git_clones_what_is_granted_and_nothing_else_and_nothing_after_the_block() throws Exception {
        String log = run.success("""
                node('trusted') {
                  withEnv(['GIT_TERMINAL_PROMPT=0', 'GIT_CONFIG_NOSYSTEM=1', "HOME=${pwd()}"]) {
                    withAccess('team/payments') {
                      sh 'git clone %1$s mine && cat mine/readme.txt && git -C mine fetch origin'
                      sh '! git clone %2$s other'
                      sh '! git -C mine push origin HEAD:refs/heads/new'
                      sh 'GIT_TRACE_CURL=1 GIT_TRACE_REDACT=0 git -C mine fetch origin'
                      sh 'echo "<$GITHUB_TOKEN> <$GH_TOKEN>"; printf "x-access-token:%%s" "$GH_TOKEN" | base64 -w0; env'
                    }
                    sh '! git -C mine fetch origin'
                    sh 'test -z "$GITHUB_TOKEN$GH_TOKEN$GIT_CONFIG_PARAMETERS"'
                    sh 'cat mine/.git/config'
                  }
                }
                """.formatted(github.url("acme/payments"), github.url("acme/secret.git")));
        assertThat(log)
                .contains("+ cat mine/readme.txt", "<****> <****>", "denied to access-broker", "GIT_CONFIG_PARAMETERS=")
                .contains("Authorization: Basic ")
                .contains("could not read Username");
        assertThat(github.emulator().secretsHandedOut()).hasSize(1);
        assertThat(github.emulator().calls(Operation.REVOKE_TOKEN)).hasSize(1);
    }

    @Test
    void steps_that_log_from_an_agent_the_grant_forbids_still_work() throws Exception {
        j.createOnlineSlave(Label.get("plain"));
        assertThat(run.success("""
                node('plain') { sh '''git init -q -b main r && cd r && git -c user.name=a -c user.email=a@example.com \\
                                      commit -q --allow-empty -m "a commit of nobody"''' }
                node('trusted') {
                  withAccess('team/payments') {
                    node('plain') { dir('clone') { git url: "file://${pwd()}/../r", branch: 'main' } }
                  }
                }
                """)).contains("Commit message: \"a commit of nobody\"");
    }

    @Test
    void a_block_inside_another_has_the_repositories_of_both() throws Exception {
        run.success("""
                node('trusted') {
                  withEnv(['GIT_TERMINAL_PROMPT=0', "GIT_CONFIG_PARAMETERS='team.own=kept'"]) {
                    withAccess('team/payments') {
                      withAccess('team/library') {
                        sh 'git clone %s.git one && git clone %s.git two && test "$(git config team.own)" = kept'
                      }
                      sh 'git -C one fetch origin && ! git -C two fetch origin'
                    }
                  }
                }
                """.formatted(github.url("acme/payments"), github.url("acme/payments-lib")));
    }

    @Test
    void the_state_of_a_build_that_holds_a_token_has_it_encrypted_only() throws Exception {
        WorkflowRun build = run.job("""
                node('trusted') {
                  withAccess('team/payments') { sh 'git clone %s.git mine'; semaphore 'held' }
                }
                """.formatted(github.url("acme/payments")))
                .scheduleBuild2(0)
                .waitForStart();
        SemaphoreStep.waitForStart("held/1", build);
        assertThat(github.emulator().live()).hasSize(1);
        github.assertNothingSecret(Path.of(agent.getRemoteFS()));
        SemaphoreStep.success("held/1", null);
        j.assertBuildStatusSuccess(j.waitForCompletion(build));
    }

    @Test
    void a_job_without_a_repository_of_its_own_gets_none() throws Exception {
        assertThat(run.failure("node('trusted') { withAccess('team/own') { sh 'echo inside' } }"))
                .contains("access denied: team/own (failed: revision)")
                .doesNotContain("+ echo inside");
        assertThat(github.emulator().calls()).isEmpty();
    }

    @Test
    void a_pipeline_with_a_jenkinsfile_from_git_gets_the_repository_that_its_definition_names() throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class, "own");
        GitSCM scm = new GitSCM(
                List.of(new UserRemoteConfig(github.publish().url("acme/payments.git"), null, null, null)),
                List.of(new BranchSpec("refs/heads/main")),
                null,
                null,
                List.of());
        job.setDefinition(new CpsScmFlowDefinition(scm, "Jenkinsfile"));
        assertThat(j.getLog(j.buildAndAssertSuccess(job))).contains("gives    github scm (contents: read)");
        assertThat(github.emulator().calls(Operation.CREATE_TOKEN))
                .singleElement()
                .satisfies(call -> assertThat(call.body()).contains("[\"payments\"]"));
    }

    @Test
    void a_job_that_is_no_pipeline_has_it_too() throws Exception {
        FreeStyleProject job = j.createFreeStyleProject("f");
        job.setAssignedLabel(Label.get("trusted"));
        job.getBuildWrappersList().add(new AccessBuildWrapper("team/payments"));
        job.getBuildersList()
                .add(new Shell("set -e; export GIT_TERMINAL_PROMPT=0; git clone " + github.url("acme/payments.git")
                        + " mine; ! git clone " + github.url("acme/secret.git") + " other; env; echo \"<$GH_TOKEN>\""));
        assertThat(j.getLog(j.buildAndAssertSuccess(job))).contains("<****>", "GIT_CONFIG_PARAMETERS=");
    }
}
