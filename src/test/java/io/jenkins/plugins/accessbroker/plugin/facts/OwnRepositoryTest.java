package io.jenkins.plugins.accessbroker.plugin.facts;

import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.policy;
import static io.jenkins.plugins.accessbroker.plugin.testing.GitHub.grant;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Label;
import hudson.model.Run;
import hudson.scm.SCM;
import io.jenkins.plugins.accessbroker.plugin.testing.GitHub;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import jenkins.branch.BranchSource;
import jenkins.scm.api.SCMHead;
import jenkins.scm.api.SCMSource;
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
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the builds of a multibranch project get of repositories, their own one above all. */
@WithJenkins
class OwnRepositoryTest {
    private static final String REPOSITORY = "payments";

    private static volatile Optional<String> remote = Optional.empty();

    @TempDir
    private Path folder;

    private final MockSCMController scm = MockSCMController.create();
    private JenkinsRule j;
    private GitHub github;
    private String ask;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        j = rule;
        github = GitHub.start(folder.resolve("github"))
                .configure(policy(
                        grant("own", "scm", "agents: {labels: [trusted]}"),
                        grant("own-of-any", "scm", "changeRequests: any"),
                        grant("named", "acme/payments", "agents: {labels: [trusted]}")));
        remote = Optional.of(github.url("acme/payments.git"));
        ask = """
                node('trusted') {
                  for (name in ['own', 'own-of-any', 'named']) {
                    try {
                      withAccess("team/${name}") {
                        sh "git clone %s ${name} && echo ${name} has \\$(cat ${name}/readme.txt)"
                        sh "GIT_TERMINAL_PROMPT=0 git clone %s other || echo ${name} has no other"
                      }
                    } catch (e) {
                      echo "${name} <- ${e.message}"
                    }
                  }
                }
                """.formatted(github.url("acme/payments"), github.url("acme/secret"));
        j.createOnlineSlave(Label.get("trusted"));
        scm.createRepository(REPOSITORY, MockRepositoryFlags.FORKABLE, MockRepositoryFlags.TRUST_AWARE);
        jenkinsfile("master", ask);
    }

    @AfterEach
    void stop() throws Exception {
        github.assertNothingSecret();
        assertThat(github.emulator().live()).isEmpty();
        remote = Optional.empty();
        github.close();
        scm.close();
    }

    @Test
    void a_branch_has_the_repository_that_its_branch_source_names_and_no_other() throws Exception {
        assertThat(log("master"))
                .contains(
                        "own has payments",
                        "own has no other",
                        "own-of-any has payments",
                        "named has payments",
                        "gives    github scm (contents: read)");
        assertThat(github.emulator().calls().stream()
                        .anyMatch(call -> call.body().contains("[\"payments\"]")))
                .isTrue();
    }

    @Test
    void a_change_request_of_a_fork_gets_nothing_by_default() throws Exception {
        Integer id = scm.openChangeRequest(REPOSITORY, "master", MockChangeRequestFlags.FORK);

        assertThat(log("CR-" + id))
                .contains(
                        "own <- access denied: team/own (failed: changeRequests)",
                        "named <- access denied: team/named (failed: changeRequests)");
    }

    @Test
    void a_change_request_of_a_fork_gets_nothing_by_a_step_that_signs_in_either() throws Exception {
        jenkinsfile("master", """
                node('trusted') {
                  git credentialsId: 'team/named', url: '%s', branch: 'main'
                  echo 'checked out'
                }
                """.formatted(github.url("acme/payments.git")));
        Integer id = scm.openChangeRequest(REPOSITORY, "master", MockChangeRequestFlags.FORK);
        assertThat(log("CR-" + id)).contains("denied: team/named").doesNotContain("checked out");
        assertThat(log("master")).contains("checked out");
        assertThat(github.emulator().secretsHandedOut()).hasSize(1);
    }

    @Test
    void an_untrusted_change_does_not_name_the_repository_whatever_the_grant_allows() throws Exception {
        Integer id = scm.openChangeRequest(
                REPOSITORY, "master", MockChangeRequestFlags.FORK, MockChangeRequestFlags.UNTRUSTED);
        jenkinsfile("change-request/" + id, ask.replace("echo ${name}", "echo stolen ${name}"));

        assertThat(log("CR-" + id))
                .contains("own-of-any <- access denied: team/own-of-any (failed: revision)")
                .doesNotContain("stolen");
        assertThat(github.emulator().calls()).noneMatch(call -> call.agent().contains("CR-"));
    }

    @Test
    void a_repository_of_another_host_is_asked_of_nobody() throws Exception {
        remote = Optional.of("https://elsewhere.example.com/acme/payments.git");

        assertThat(log("master"))
                .contains("own <- no access: no credential for `team/own`", "which is no repository of github at")
                .contains("named has payments");
        assertThat(github.emulator().secretsHandedOut()).hasSize(1);
    }

    private void jenkinsfile(String branch, String script) throws Exception {
        scm.addFile(REPOSITORY, branch, "change", "Jenkinsfile", script.getBytes(StandardCharsets.UTF_8));
    }

    private String log(String job) throws Exception {
        WorkflowMultiBranchProject app = j.jenkins.getItemByFullName("app", WorkflowMultiBranchProject.class);
        if (app == null) {
            app = j.createProject(WorkflowMultiBranchProject.class, "app");
            app.getSourcesList()
                    .add(new BranchSource(new MockSCMSource(
                            scm, REPOSITORY, new MockSCMDiscoverBranches(), new MockSCMDiscoverChangeRequests())));
            app.scheduleBuild2(0).getFuture().get();
            j.waitUntilNoActivity();
        }
        return j.getLog(app.getItem(job).getLastBuild());
    }

    /** Says that the repository of every mock source is at one address, as readers of real SCMs do for theirs. */
    @TestExtension
    public static final class MockRemote extends ScmReader {
        @Override
        Optional<ScmFacts> read(SCM scm, Run<?, ?> run, boolean direct) {
            return Optional.empty();
        }

        @Override
        Optional<String> whyNotABranch(SCMHead head) {
            return Optional.empty();
        }

        @Override
        Optional<String> remoteOf(SCMSource source) {
            return source instanceof MockSCMSource ? remote : Optional.empty();
        }
    }
}
