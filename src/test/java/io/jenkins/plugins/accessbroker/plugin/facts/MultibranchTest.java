package io.jenkins.plugins.accessbroker.plugin.facts;

import static io.jenkins.plugins.accessbroker.plugin.facts.Facts.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.ChangeRequest;
import io.jenkins.plugins.accessbroker.request.ChangeRequest.Origin;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.request.Trigger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import jenkins.branch.BranchSource;
import jenkins.scm.api.SCMRevisionAction;
import jenkins.scm.api.SCMSource;
import jenkins.scm.impl.mock.MockChangeRequestFlags;
import jenkins.scm.impl.mock.MockFailure;
import jenkins.scm.impl.mock.MockRepositoryFlags;
import jenkins.scm.impl.mock.MockSCMController;
import jenkins.scm.impl.mock.MockSCMDiscoverBranches;
import jenkins.scm.impl.mock.MockSCMDiscoverChangeRequests;
import jenkins.scm.impl.mock.MockSCMDiscoverTags;
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
class MultibranchTest {
    private static final String REPOSITORY = "payments";

    private final MockSCMController scm = MockSCMController.create();
    private JenkinsRule r;

    @BeforeEach
    void repository(JenkinsRule rule) throws Exception {
        r = rule;
        scm.createRepository(REPOSITORY, MockRepositoryFlags.FORKABLE, MockRepositoryFlags.TRUST_AWARE);
        jenkinsfile("master", "echo 'ours'");
    }

    @AfterEach
    void close() {
        scm.close();
    }

    @Test
    void a_branch_is_its_head() throws Exception {
        WorkflowRun run = build("master");
        BuildContext facts = Facts.of(run);
        assertThat(facts.job().name()).isEqualTo("app/master");
        assertThat(facts.job().kind()).isEqualTo("WorkflowJob");
        assertThat(facts.branch()).isEqualTo(Fact.of("master", "the branch source head of the job"));
        assertThat(facts.changeRequest()).isInstanceOf(Fact.Absent.class);
        assertThat(value(facts.revision()).commit()).contains(scm.getRevision(REPOSITORY, "master"));
        assertThat(value(facts.revision()).trusted()).isTrue();
        assertThat(value(facts.triggers())).containsExactly(Trigger.of(Trigger.Kind.BRANCH));
        assertThat(facts.rerun()).isInstanceOf(Fact.Absent.class);
        assertThat(facts.codingAgents()).isInstanceOf(Fact.Absent.class);
    }

    @Test
    void a_branch_with_slashes_is_its_head_and_not_the_encoded_job_name() throws Exception {
        scm.cloneBranch(REPOSITORY, "master", "release/1.2");
        assertThat(value(Facts.of(build("release%2F1.2")).branch())).isEqualTo("release/1.2");
    }

    @Test
    void a_change_request_of_the_same_repository_is_the_branch_that_it_targets() throws Exception {
        Integer id = scm.openChangeRequest(REPOSITORY, "master");
        BuildContext facts = Facts.of(build("CR-" + id));
        assertThat(facts.branch()).isEqualTo(Fact.of("master", "the target of the branch source head of the job"));
        assertThat(value(facts.changeRequest()))
                .isEqualTo(new ChangeRequest(String.valueOf(id), Origin.SAME_REPOSITORY, true, Optional.of("bob")));
        assertThat(value(facts.revision()).trusted()).isTrue();
    }

    @Test
    void a_fork_of_a_trusted_author_is_a_fork() throws Exception {
        Integer id = scm.openChangeRequest(REPOSITORY, "master", MockChangeRequestFlags.FORK);
        ChangeRequest change = value(Facts.of(build("CR-" + id)).changeRequest());
        assertThat(change.origin()).isEqualTo(Origin.FORK);
        assertThat(change.trusted()).isTrue();
    }

    @Test
    void a_jenkinsfile_changed_in_a_fork_is_not_trusted() throws Exception {
        Integer id = scm.openChangeRequest(
                REPOSITORY, "master", MockChangeRequestFlags.FORK, MockChangeRequestFlags.UNTRUSTED);
        jenkinsfile("change-request/" + id, "echo 'theirs'");
        WorkflowRun run = build("CR-" + id);
        BuildContext facts = Facts.of(run);
        assertThat(value(facts.changeRequest()))
                .isEqualTo(new ChangeRequest(String.valueOf(id), Origin.FORK, false, Optional.of("bob")));
        assertThat(value(facts.revision()).trusted()).isFalse();
        r.assertLogContains("ours", run);
        r.assertLogNotContains("theirs", run);
    }

    @Test
    void an_untrusted_author_in_the_same_repository_is_not_trusted() throws Exception {
        Integer id = scm.openChangeRequest(REPOSITORY, "master", MockChangeRequestFlags.UNTRUSTED);
        assertThat(value(Facts.of(build("CR-" + id)).changeRequest()).ownAndTrusted())
                .isFalse();
    }

    @Test
    void an_scm_that_does_not_answer_for_trust_leaves_it_unknown() throws Exception {
        Integer id = scm.openChangeRequest(REPOSITORY, "master");
        WorkflowRun run = build("CR-" + id);
        scm.addFault(new MockFailure() {
            @Override
            public void check(String repository, String branchOrCR, String revision, boolean actions)
                    throws IOException {
                throw new IOException("https://user:s3cret@example.com is down");
            }
        });
        BuildContext facts = Facts.of(run);
        assertThat(facts.changeRequest())
                .isEqualTo(Fact.unknown("the change request could not be gathered: see the controller's log"));
        assertThat(facts.codingAgents()).isInstanceOf(Fact.Unknown.class);
        assertThat(value(facts.branch())).isEqualTo("master");
    }

    @Test
    void a_change_request_without_a_recorded_revision_is_unknown() throws Exception {
        Integer id = scm.openChangeRequest(REPOSITORY, "master");
        WorkflowRun run = build("CR-" + id);
        run.removeActions(SCMRevisionAction.class);
        assertThat(Facts.of(run).changeRequest()).isInstanceOf(Fact.Unknown.class);
        assertThat(Facts.of(run).revision()).isInstanceOf(Fact.Unknown.class);
    }

    @Test
    void a_revision_of_another_source_does_not_count() throws Exception {
        WorkflowRun run = build("master");
        SCMRevisionAction own = run.getAction(SCMRevisionAction.class);
        SCMSource other = new MockSCMSource(scm, REPOSITORY, new MockSCMDiscoverBranches());
        other.setId("other");
        run.removeActions(SCMRevisionAction.class);
        run.addAction(new SCMRevisionAction(other, own.getRevision()));
        assertThat(Facts.of(run).revision()).isEqualTo(Fact.unknown("no revision is recorded for the build"));
    }

    @Test
    void a_head_that_moved_since_the_build_began_makes_all_of_it_unknown() throws Exception {
        scm.cloneBranch(REPOSITORY, "master", "other");
        WorkflowMultiBranchProject app = index();
        WorkflowRun run = app.getItem("master").getLastBuild();
        SCMRevisionAction theirs = app.getItem("other").getLastBuild().getAction(SCMRevisionAction.class);
        run.removeActions(SCMRevisionAction.class);
        run.addAction(theirs);
        BuildContext facts = Facts.of(run);
        assertThat(List.of(facts.branch(), facts.changeRequest(), facts.revision()))
                .allSatisfy(fact -> assertThat(fact).isInstanceOf(Fact.Unknown.class));
    }

    @Test
    void a_tag_is_no_branch() throws Exception {
        scm.createTag(REPOSITORY, "master", "v1");
        WorkflowMultiBranchProject app = index();
        WorkflowJob tag = app.getItem("v1");
        WorkflowRun run = r.buildAndAssertSuccess(tag);
        BuildContext facts = Facts.of(run);
        assertThat(facts.branch()).isEqualTo(Fact.absent("the branch source head of the job, which is the tag `v1`"));
        assertThat(facts.changeRequest()).isInstanceOf(Fact.Absent.class);
    }

    @Test
    void a_source_that_is_gone_makes_all_of_it_unknown() throws Exception {
        WorkflowMultiBranchProject app = index();
        WorkflowRun run = app.getItem("master").getLastBuild();
        app.getSourcesList().clear();
        BuildContext facts = Facts.of(run);
        assertThat(List.of(facts.branch(), facts.changeRequest(), facts.revision()))
                .allSatisfy(fact -> assertThat(fact).isInstanceOf(Fact.Unknown.class));
    }

    @Test
    void a_project_that_is_renamed_has_its_new_name() throws Exception {
        WorkflowMultiBranchProject app = index();
        WorkflowRun run = app.getItem("master").getLastBuild();
        app.renameTo("elsewhere");
        assertThat(Facts.of(run).job().name()).isEqualTo("elsewhere/master");
    }

    @Test
    void a_registered_author_is_a_coding_agent() throws Exception {
        Integer id = scm.openChangeRequest(REPOSITORY, "master");
        BuildContext facts = BuildFacts.gather(build("CR-" + id), Optional.empty(), "bob"::equals);
        assertThat(value(facts.codingAgents()))
                .singleElement()
                .satisfies(agent -> assertThat(agent.id()).isEqualTo("bob"));
    }

    private void jenkinsfile(String branch, String script) throws IOException {
        scm.addFile(REPOSITORY, branch, "change", "Jenkinsfile", script.getBytes(StandardCharsets.UTF_8));
    }

    private WorkflowRun build(String job) throws Exception {
        WorkflowJob found = index().getItem(job);
        assertThat(found).as("job " + job).isNotNull();
        return found.getLastBuild();
    }

    private WorkflowMultiBranchProject index() throws Exception {
        WorkflowMultiBranchProject app = r.createProject(WorkflowMultiBranchProject.class, "app");
        app.getSourcesList()
                .add(new BranchSource(new MockSCMSource(
                        scm,
                        REPOSITORY,
                        new MockSCMDiscoverBranches(),
                        new MockSCMDiscoverTags(),
                        new MockSCMDiscoverChangeRequests())));
        app.scheduleBuild2(0).getFuture().get();
        r.waitUntilNoActivity();
        return app;
    }
}
