package io.jenkins.plugins.accessbroker.plugin.step;

import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.grant;
import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.policy;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Label;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import io.jenkins.plugins.accessbroker.plugin.testing.GitChanges;
import io.jenkins.plugins.accessbroker.plugin.testing.GitChanges.Change;
import java.nio.file.Files;
import java.nio.file.Path;
import jenkins.branch.BranchSource;
import jenkins.plugins.git.GitSampleRepoRule;
import jenkins.plugins.git.junit.jupiter.WithGitSampleRepo;
import jenkins.scm.api.SCMSourceDescriptor;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What change requests get whose commits are in real repositories: the one of the project, and a fork of it. */
@WithJenkins
@WithGitSampleRepo
class GitChangeRequestsTest {
    private static final String ASK = """
            node('trusted') {
              for (name in ['branches-only', 'same-repository', 'any']) {
                try {
                  withAccess("team/${name}") { sh "echo %s: ${name} has \\$AWS_REGION" }
                } catch (e) {
                  echo "%s: ${name} <- ${e.message}"
                }
              }
            }
            """;

    @TempDir
    private Path folder;

    private JenkinsRule j;
    private GitSampleRepoRule repository;
    private Path fork;
    private Cloud cloud;

    @BeforeEach
    void start(JenkinsRule rule, GitSampleRepoRule git) throws Exception {
        j = rule;
        repository = git;
        cloud = Cloud.start()
                .serve(policy(
                        grant("branches-only", "deploy", "branches: [master]"),
                        grant("same-repository", "deploy", "changeRequests: same-repository"),
                        grant("any", "deploy", "changeRequests: any")));
        j.createOnlineSlave(Label.get("trusted"));
        repository.init();
        repository.write("Jenkinsfile", ask("of master"));
        repository.git("add", "Jenkinsfile");
        repository.git("commit", "--message=Begin");
        fork = folder.resolve("fork");
        repository.git("clone", repository.toString(), fork.toString());
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void a_change_request_of_the_same_repository_runs_its_own_script_and_gets_what_names_that_case() throws Exception {
        String log =
                log("CR-1", false, Change.own("1", repository.toString(), changed(Path.of(repository.toString()))));

        assertThat(log)
                .contains(
                        "of the change: branches-only <- access denied: team/branches-only (failed: changeRequests)",
                        "of the change: same-repository has eu-west-1",
                        "of the change: any has eu-west-1");
    }

    @Test
    void a_change_request_of_a_fork_runs_the_script_of_its_target_and_gets_what_any_may_have() throws Exception {
        String log = log("CR-2", false, Change.ofFork("2", fork.toString(), changed(fork)));

        assertThat(log)
                .contains(
                        "of master: branches-only <- access denied: team/branches-only (failed: changeRequests)",
                        "of master: same-repository <- access denied: team/same-repository (failed: changeRequests)",
                        "of master: any has eu-west-1")
                .doesNotContain("of the change");
    }

    @Test
    void a_change_request_of_a_fork_that_is_trusted_with_its_own_script_gets_no_more() throws Exception {
        String log = log("CR-3", true, Change.ofFork("3", fork.toString(), changed(fork)));

        assertThat(log)
                .contains(
                        "of the change: branches-only <- access denied: team/branches-only (failed: changeRequests)",
                        "of the change: same-repository <- access denied: team/same-repository (failed: changeRequests)",
                        "of the change: any has eu-west-1");
    }

    @Test
    void a_branch_beside_them_gets_what_its_name_is_granted() throws Exception {
        String log = log("master", false, Change.ofFork("2", fork.toString(), changed(fork)));

        assertThat(log).contains("of master: branches-only has eu-west-1", "of master: any has eu-west-1");
    }

    private static String ask(String who) {
        return ASK.formatted(who, who);
    }

    /** The commit that changes the Jenkinsfile in a working copy, on a branch of its own. */
    private String changed(Path copy) throws Exception {
        git(copy, "checkout", "-b", "change");
        Files.writeString(copy.resolve("Jenkinsfile"), ask("of the change"));
        git(copy, "commit", "--all", "--message=Change");
        try (Repository changed =
                FileRepositoryBuilder.create(copy.resolve(".git").toFile())) {
            return changed.resolve(Constants.HEAD).name();
        }
    }

    private void git(Path copy, String... command) throws Exception {
        String[] all = new String[command.length + 6];
        String[] where = {"-C", copy.toString(), "-c", "user.name=Mallory", "-c", "user.email=mallory@example.com"};
        System.arraycopy(where, 0, all, 0, where.length);
        System.arraycopy(command, 0, all, where.length, command.length);
        repository.git(all);
    }

    private String log(String job, boolean trustsForks, Change change) throws Exception {
        WorkflowMultiBranchProject app = j.createProject(WorkflowMultiBranchProject.class, "app");
        app.getSourcesList().add(new BranchSource(new Source(repository.toString(), trustsForks, change)));
        app.scheduleBuild2(0).getFuture().get();
        j.waitUntilNoActivity();
        WorkflowRun build = app.getItem(job).getLastBuild();
        return j.getLog(j.assertBuildStatusSuccess(build));
    }

    /** The branch source, as Jenkins knows it in this test. */
    public static final class Source extends GitChanges {
        Source(String repository, boolean trustsForks, Change change) {
            super(repository, trustsForks, change);
        }

        /** Its descriptor. */
        @TestExtension
        public static final class DescriptorImpl extends SCMSourceDescriptor {
            @Override
            public String getDisplayName() {
                return "git with change requests";
            }
        }
    }
}
