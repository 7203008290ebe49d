package io.jenkins.plugins.accessbroker.plugin.guard;

import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.KEY;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.enforce;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.observe;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.uses;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jenkins.branch.BranchSource;
import jenkins.scm.impl.mock.MockChangeRequestFlags;
import jenkins.scm.impl.mock.MockRepositoryFlags;
import jenkins.scm.impl.mock.MockSCMController;
import jenkins.scm.impl.mock.MockSCMDiscoverBranches;
import jenkins.scm.impl.mock.MockSCMDiscoverChangeRequests;
import jenkins.scm.impl.mock.MockSCMSource;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class MultibranchGuardTest {
    private static final String REPOSITORY = "payments";
    private static final String OWN =
            "branches: [master]\n      changeRequests: same-repository\n      agents: {builtIn:" + " allow}";

    private final MockSCMController scm = MockSCMController.create();
    private JenkinsRule j;
    private Cloud cloud;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        j = rule;
        cloud = Cloud.start();
        Fixture.string(KEY);
        scm.createRepository(REPOSITORY, MockRepositoryFlags.FORKABLE, MockRepositoryFlags.TRUST_AWARE);
        scm.addFile(
                REPOSITORY,
                "master",
                "change",
                "Jenkinsfile",
                "node { withCredentials([string(credentialsId: 'deploy-key', variable: 'T')]) { echo 'inside' } }"
                        .getBytes(StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        cloud.close();
        scm.close();
    }

    @Test
    void a_branch_and_a_change_request_of_the_repository_are_let_through_where_the_grant_says_so() throws Exception {
        cloud.serve(enforce(KEY, OWN));
        Integer id = scm.openChangeRequest(REPOSITORY, "master");
        WorkflowMultiBranchProject app = index();
        assertThat(result(app, "master")).isEqualTo(Result.SUCCESS);
        assertThat(result(app, "CR-" + id)).isEqualTo(Result.SUCCESS);
        assertThat(uses(cloud)).hasSize(2).containsOnly("used withCredentials deploy-key");
    }

    @Test
    void a_change_request_of_a_fork_is_stopped() throws Exception {
        cloud.serve(enforce(KEY, OWN));
        Integer id = scm.openChangeRequest(REPOSITORY, "master", MockChangeRequestFlags.FORK);
        WorkflowMultiBranchProject app = index();
        assertThat(result(app, "CR-" + id)).isEqualTo(Result.FAILURE);
        j.assertLogNotContains("inside", app.getItem("CR-" + id).getLastBuild());
        j.assertLogContains(
                "access denied: enforcing/legacy (failed: changeRequests",
                app.getItem("CR-" + id).getLastBuild());
        assertThat(uses(cloud))
                .containsExactlyInAnyOrder("used withCredentials deploy-key", "denied withCredentials deploy-key");
    }

    @Test
    void a_change_request_of_a_fork_is_observed_where_the_policy_only_observes() throws Exception {
        cloud.serve(observe(KEY, OWN));
        Integer id = scm.openChangeRequest(REPOSITORY, "master", MockChangeRequestFlags.FORK);
        assertThat(result(index(), "CR-" + id)).isEqualTo(Result.SUCCESS);
        assertThat(uses(cloud))
                .containsExactlyInAnyOrder("used withCredentials deploy-key", "observed withCredentials deploy-key");
    }

    @Test
    void a_branch_its_own_change_request_and_a_fork_are_each_ruled_on() throws Exception {
        Integer own = scm.openChangeRequest(REPOSITORY, "master");
        Integer fork = scm.openChangeRequest(REPOSITORY, "master", MockChangeRequestFlags.FORK);
        cloud.serve(enforce(KEY, OWN));
        WorkflowMultiBranchProject app = index();
        List<String> heads = List.of("master", "CR-" + own, "CR-" + fork);
        String branches = "branches: [master]\n      agents: {builtIn: allow}";
        assertThat(rulings(app, heads, enforce(KEY, OWN))).containsExactly("used", "used", "denied");
        assertThat(rulings(app, heads, observe(KEY, OWN))).containsExactly("used", "used", "observed");
        assertThat(rulings(app, heads, enforce(KEY, branches))).containsExactly("used", "denied", "denied");
        assertThat(rulings(app, heads, observe(KEY, branches))).containsExactly("used", "observed", "observed");
    }

    private List<String> rulings(WorkflowMultiBranchProject app, List<String> heads, String policy) throws Exception {
        cloud.serve(policy);
        int before = uses(cloud).size();
        for (String head : heads) {
            app.getItem(head).scheduleBuild2(0).get();
        }
        return uses(cloud).stream().skip(before).map(use -> use.split(" ")[0]).toList();
    }

    private static Result result(WorkflowMultiBranchProject app, String name) {
        WorkflowJob job = app.getItem(name);
        assertThat(job).as(name).isNotNull();
        WorkflowRun build = job.getLastBuild();
        return build.getResult();
    }

    private WorkflowMultiBranchProject index() throws Exception {
        WorkflowMultiBranchProject app = j.createProject(WorkflowMultiBranchProject.class, "app");
        app.getSourcesList()
                .add(new BranchSource(new MockSCMSource(
                        scm, REPOSITORY, new MockSCMDiscoverBranches(), new MockSCMDiscoverChangeRequests())));
        app.scheduleBuild2(0).getFuture().get();
        j.waitUntilNoActivity();
        return app;
    }
}
