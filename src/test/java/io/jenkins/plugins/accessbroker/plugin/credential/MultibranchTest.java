package io.jenkins.plugins.accessbroker.plugin.credential;

import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.grant;
import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.policy;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Branches and change requests that name a grant in the same Jenkinsfile. */
@WithJenkins
class MultibranchTest {
    private static final String REPOSITORY = "payments";
    private static final String JENKINSFILE = """
            node('built-in') {
              withCredentials([aws(credentialsId: 'team/read')]) { sh 'test -n "$AWS_SESSION_TOKEN"' }
            }
            """;

    @Test
    void a_branch_gets_it_and_change_requests_do_not(JenkinsRule j) throws Exception {
        try (Cloud cloud = Cloud.start();
                MockSCMController scm = MockSCMController.create()) {
            cloud.serve(policy(grant("read", "read", "agents: {builtIn: allow}").replace("[\"**\"]", "[\"app/*\"]")));
            scm.createRepository(REPOSITORY, MockRepositoryFlags.FORKABLE, MockRepositoryFlags.TRUST_AWARE);
            scm.addFile(
                    REPOSITORY, "master", "Jenkinsfile", "Jenkinsfile", JENKINSFILE.getBytes(StandardCharsets.UTF_8));
            int own = scm.openChangeRequest(REPOSITORY, "master");
            int fork = scm.openChangeRequest(REPOSITORY, "master", MockChangeRequestFlags.FORK);
            WorkflowMultiBranchProject project = j.createProject(WorkflowMultiBranchProject.class, "app");
            MockSCMSource source = new MockSCMSource(
                    scm, REPOSITORY, new MockSCMDiscoverBranches(), new MockSCMDiscoverChangeRequests());
            project.getSourcesList().add(new BranchSource(source));
            project.scheduleBuild2(0).getFuture().get();
            j.waitUntilNoActivity();

            j.assertBuildStatusSuccess(build(project, "master"));
            denied(j, build(project, "CR-" + own));
            denied(j, build(project, "CR-" + fork));
            assertThat(cloud.asked()).isOne();
            assertThat(cloud.events())
                    .containsExactlyInAnyOrder("intent", "issued", "ended:build-ended", "denied", "denied");
        }
    }

    private static WorkflowRun build(WorkflowMultiBranchProject project, String name) {
        WorkflowJob job = project.getItem(name);
        assertThat(job).as(name).isNotNull();
        return job.getLastBuild();
    }

    private static void denied(JenkinsRule j, WorkflowRun run) throws Exception {
        j.assertBuildStatus(Result.FAILURE, run);
        j.assertLogContains("access denied: team/read (failed: changeRequests", run);
    }
}
