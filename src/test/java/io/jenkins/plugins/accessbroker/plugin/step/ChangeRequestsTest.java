package io.jenkins.plugins.accessbroker.plugin.step;

import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.grant;
import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.policy;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Label;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import java.nio.charset.StandardCharsets;
import jenkins.branch.BranchSource;
import jenkins.scm.impl.mock.MockChangeRequestFlags;
import jenkins.scm.impl.mock.MockRepositoryFlags;
import jenkins.scm.impl.mock.MockSCMController;
import jenkins.scm.impl.mock.MockSCMDiscoverBranches;
import jenkins.scm.impl.mock.MockSCMDiscoverChangeRequests;
import jenkins.scm.impl.mock.MockSCMSource;
import org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the builds of a multibranch project get: branches, change requests of the same repository and of forks. */
@WithJenkins
class ChangeRequestsTest {
    private static final String REPOSITORY = "payments";
    private static final String ASK = """
            node('trusted') {
              for (name in ['branches-only', 'same-repository', 'any', 'main-of-any']) {
                try {
                  withAccess("team/${name}") { sh "echo ${name} has \\$AWS_REGION" }
                } catch (e) {
                  echo "${name} <- ${e.message}"
                }
              }
            }
            """;

    private final MockSCMController scm = MockSCMController.create();
    private JenkinsRule j;
    private Cloud cloud;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        j = rule;
        cloud = Cloud.start()
                .serve(policy(
                        grant("branches-only", "deploy", "branches: [master]"),
                        grant("same-repository", "deploy", "changeRequests: same-repository"),
                        grant("any", "deploy", "changeRequests: any"),
                        grant("main-of-any", "deploy", "branches: [main]")));
        j.createOnlineSlave(Label.get("trusted"));
        scm.createRepository(REPOSITORY, MockRepositoryFlags.FORKABLE, MockRepositoryFlags.TRUST_AWARE);
        jenkinsfile("master", ASK);
    }

    @AfterEach
    void stop() {
        cloud.close();
        scm.close();
    }

    @Test
    void a_branch_gets_what_its_name_is_granted() throws Exception {
        assertThat(log("master"))
                .contains(
                        "branches-only has eu-west-1",
                        "same-repository has eu-west-1",
                        "main-of-any <- access denied: team/main-of-any (failed: branches)");
    }

    @Test
    void a_change_request_of_the_same_repository_gets_only_what_names_that_case() throws Exception {
        Integer id = scm.openChangeRequest(REPOSITORY, "master");

        assertThat(log("CR-" + id))
                .contains(
                        "branches-only <- access denied: team/branches-only (failed: changeRequests)",
                        "same-repository has eu-west-1",
                        "any has eu-west-1");
    }

    @Test
    void a_change_request_of_a_fork_gets_nothing_but_what_any_may_have() throws Exception {
        Integer id = scm.openChangeRequest(REPOSITORY, "master", MockChangeRequestFlags.FORK);

        assertThat(log("CR-" + id))
                .contains(
                        "branches-only <- access denied: team/branches-only (failed: changeRequests)",
                        "same-repository <- access denied: team/same-repository (failed: changeRequests)",
                        "any has eu-west-1");
    }

    @Test
    void a_jenkinsfile_that_an_untrusted_fork_changed_does_not_even_ask() throws Exception {
        Integer id = scm.openChangeRequest(
                REPOSITORY, "master", MockChangeRequestFlags.FORK, MockChangeRequestFlags.UNTRUSTED);
        jenkinsfile("change-request/" + id, ASK.replace("echo ${name}", "echo stolen ${name}"));

        assertThat(log("CR-" + id))
                .contains("same-repository <- access denied: team/same-repository (failed: changeRequests)")
                .doesNotContain("stolen");
    }

    @Test
    void a_jenkinsfile_that_a_trusted_fork_changed_is_denied_what_forks_may_not_have() throws Exception {
        Integer id = scm.openChangeRequest(REPOSITORY, "master", MockChangeRequestFlags.FORK);
        jenkinsfile(
                "change-request/" + id,
                "node('trusted') { withEnv(['CHANGE_ID=', 'BRANCH_NAME=master', 'CHANGE_FORK=']) {"
                        + " withAccess('team/branches-only') { sh 'echo stolen $AWS_REGION' } } }");

        assertThat(log("CR-" + id)).contains("denied: team/branches-only").doesNotContain("stolen eu-west-1");
    }

    private void jenkinsfile(String branch, String script) throws Exception {
        scm.addFile(REPOSITORY, branch, "change", "Jenkinsfile", script.getBytes(StandardCharsets.UTF_8));
    }

    private String log(String job) throws Exception {
        WorkflowMultiBranchProject app = j.createProject(WorkflowMultiBranchProject.class, "app");
        app.getSourcesList()
                .add(new BranchSource(new MockSCMSource(
                        scm, REPOSITORY, new MockSCMDiscoverBranches(), new MockSCMDiscoverChangeRequests())));
        app.scheduleBuild2(0).getFuture().get();
        j.waitUntilNoActivity();
        return j.getLog(app.getItem(job).getLastBuild());
    }
}
