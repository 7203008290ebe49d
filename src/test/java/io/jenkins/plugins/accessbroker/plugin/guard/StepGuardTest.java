package io.jenkins.plugins.accessbroker.plugin.guard;

import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.ANYWHERE;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.KEY;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.NOWHERE;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.enforce;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.observe;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.uses;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Label;
import hudson.model.Result;
import hudson.model.User;
import hudson.model.queue.QueueTaskFuture;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.plugin.broker.Setup;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import io.jenkins.plugins.accessbroker.plugin.testing.Pipelines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class StepGuardTest {
    private static final String BINDING =
            "usernamePassword(credentialsId: 'deploy-key', usernameVariable: 'U'," + " passwordVariable: 'P')";
    private static final String USE = "node { withCredentials([" + BINDING + "]) { sh 'test $P = pass-of-deploy-key &&"
            + " echo \"inside as $U\"' } }";

    private JenkinsRule j;
    private Cloud cloud;
    private Pipelines run;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        j = rule;
        run = new Pipelines(j);
        cloud = Cloud.start();
        Fixture.userPassword(j.jenkins, KEY);
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void a_use_that_a_grant_permits_goes_on_and_is_recorded() throws Exception {
        cloud.serve(enforce(KEY, ANYWHERE));
        assertThat(run.success(USE))
                .contains(
                        "[access broker] permitted: use of the credential `deploy-key` by `withCredentials`, under"
                                + " enforcing/legacy",
                        "inside as");
        assertThat(uses(cloud)).containsExactly("used withCredentials deploy-key");
    }

    @Test
    void a_use_that_no_grant_permits_is_explained_and_the_block_never_starts() throws Exception {
        cloud.serve(enforce(KEY, NOWHERE));
        assertThat(run.failure(USE))
                .contains(
                        "[access broker] denied: enforcing/legacy for p0 #1",
                        "[access broker]   ask   The Team",
                        "[access broker]   use   use of the credential `deploy-key` by `withCredentials`",
                        "ERROR: access denied: enforcing/legacy (failed: ")
                .doesNotContain("inside", "\tat ");
        assertThat(uses(cloud)).containsExactly("denied withCredentials deploy-key");
    }

    @Test
    void a_policy_that_observes_lets_it_go_on_and_says_what_it_would_have_done() throws Exception {
        cloud.serve(observe(KEY, NOWHERE));
        assertThat(run.success(USE))
                .containsOnlyOnce("[access broker] ")
                .contains(
                        "[access broker] observed: use of the credential `deploy-key` by `withCredentials` would be"
                                + " denied if the policy enforced: observing/legacy (failed: branches",
                        "inside as");
        assertThat(uses(cloud)).containsExactly("observed withCredentials deploy-key");
    }

    @Test
    void a_policy_that_observes_records_a_permitted_use_as_used() throws Exception {
        cloud.serve(observe(KEY, ANYWHERE));
        run.success(USE);
        assertThat(uses(cloud)).containsExactly("used withCredentials deploy-key");
    }

    @Test
    void texts_and_files_are_guarded_like_passwords() throws Exception {
        Fixture.string("token");
        Fixture.file("kubeconfig");
        cloud.serve(enforce("token", NOWHERE), observe("kubeconfig", NOWHERE));
        String log = run.success("""
                node {
                  try {
                    withCredentials([string(credentialsId: 'token', variable: 'T')]) { echo 'with the token' }
                  } catch (e) { echo "refused: ${e.message}" }
                  withCredentials([file(credentialsId: 'kubeconfig', variable: 'F')]) { sh 'test -s "$F"; echo "with a file"' }
                }
                """);
        assertThat(log)
                .contains("refused: access denied: enforcing/legacy", "with a file")
                .doesNotContain("with the");
        assertThat(uses(cloud)).containsExactly("denied withCredentials token", "observed withCredentials kubeconfig");
    }

    @Test
    void one_denied_credential_of_several_is_all_that_is_recorded() throws Exception {
        Fixture.string("token");
        cloud.serve(enforce(KEY, ANYWHERE), enforce("token", NOWHERE).replace("enforcing", "other"));
        run.failure("node { withCredentials([" + BINDING + ", string(credentialsId: 'token', variable: 'T')]) { } }");
        assertThat(uses(cloud)).containsExactly("denied withCredentials token");
    }

    @Test
    void every_use_of_a_loop_is_recorded() throws Exception {
        cloud.serve(enforce(KEY, ANYWHERE));
        run.success("node { for (int i = 0; i < 3; i++) { withCredentials([" + BINDING + "]) { } } }");
        assertThat(uses(cloud)).hasSize(3).containsOnly("used withCredentials deploy-key");
    }

    @Test
    void declarative_credentials_come_by_the_same_way() throws Exception {
        cloud.serve(enforce(KEY, NOWHERE));
        String denied = run.failure("""
                pipeline {
                  agent any
                  environment { KEY = credentials('deploy-key') }
                  stages { stage('s') { steps { echo 'inside' } } }
                }
                """);
        assertThat(denied).contains("ERROR: access denied: enforcing/legacy").doesNotContain("inside");
        String inStage = """
                pipeline {
                  agent any
                  stages {
                    stage('s') {
                      environment { KEY = credentials('deploy-key') }
                      steps { sh 'test $KEY_PSW = pass-of-deploy-key' }
                    }
                  }
                }
                """;
        cloud.serve(enforce(KEY, ANYWHERE));
        run.success(inStage);
        cloud.serve(observe(KEY, NOWHERE));
        run.success(inStage);
        assertThat(uses(cloud))
                .containsExactly(
                        "denied withCredentials deploy-key",
                        "used withCredentials deploy-key",
                        "observed withCredentials deploy-key");
    }

    @Test
    void a_branch_that_is_stopped_stops_no_other() throws Exception {
        Fixture.string("free");
        cloud.serve(enforce(KEY, NOWHERE));
        String log = run.failure("""
                parallel(
                  one: { node { withCredentials([string(credentialsId: 'free', variable: 'T')]) { echo 'one is inside' } } },
                  two: { node { withCredentials([%s]) { echo 'two is inside' } } })
                """.formatted(BINDING));
        assertThat(log).contains("one is inside").doesNotContain("two is inside");
        assertThat(uses(cloud)).containsExactly("denied withCredentials deploy-key");
    }

    @Test
    void each_branch_is_decided_on_the_agent_that_it_runs_on() throws Exception {
        j.createOnlineSlave(Label.get("trusted"));
        cloud.serve(enforce(KEY, "agents: {labels: [trusted]}"));
        String log = run.failure("""
                parallel(
                  one: { node('trusted') { withCredentials([%1$s]) { sh 'echo "one on the agent: $P"' } } },
                  two: { node('built-in') { withCredentials([%1$s]) { echo 'two is inside' } } })
                """.formatted(BINDING));
        assertThat(log).contains("one on the agent: ****").doesNotContain("two is inside");
        assertThat(uses(cloud))
                .containsExactlyInAnyOrder("denied withCredentials deploy-key", "used withCredentials deploy-key");
    }

    @Test
    void a_block_that_takes_a_further_agent_is_decided_on_there_before_any_step_runs_on_it() throws Exception {
        j.createOnlineSlave(Label.get("trusted"));
        cloud.serve(enforce(KEY, "agents: {labels: [trusted]}"));
        String log = run.failure("""
                node('trusted') {
                  withCredentials([%s]) {
                    sh 'echo "first: $U"'
                    node('built-in') { sh 'echo "second"' }
                  }
                }
                """.formatted(BINDING));
        assertThat(log)
                .contains("+ echo first", "access denied: enforcing/legacy (failed: agents.")
                .doesNotContain("+ echo second");
        assertThat(uses(cloud)).containsExactly("used withCredentials deploy-key", "denied withCredentials deploy-key");
    }

    @Test
    void a_block_on_a_further_agent_that_is_permitted_is_decided_on_once() throws Exception {
        j.createOnlineSlave(Label.get("trusted"));
        cloud.serve(enforce(KEY, ANYWHERE));
        run.success("node('trusted') { withCredentials([%s]) { node('built-in') { sh 'true'; sh 'true' } } }"
                .formatted(BINDING));
        assertThat(uses(cloud)).containsExactly("used withCredentials deploy-key", "used withCredentials deploy-key");
    }

    @Test
    void a_coding_agent_that_is_registered_in_another_case_is_one() throws Exception {
        cloud.serve(enforce(KEY, ANYWHERE) + """
                codingAgents:
                  Sweeper:
                    purpose: Sweeps
                    expires: 2999-01-01
                """);
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        WorkflowJob job = run.job(USE);
        assertThat(j.getLog(j.assertBuildStatus(Result.FAILURE, by(job, "sweeper"))))
                .contains("access denied: enforcing/legacy (failed: codingAgents, codingAgent)")
                .doesNotContain("inside");
        j.assertBuildStatusSuccess(by(job, "ana"));
    }

    private static QueueTaskFuture<WorkflowRun> by(WorkflowJob job, String user) {
        try (ACLContext as = ACL.as(User.getById(user, true))) {
            return job.scheduleBuild2(0, new CauseAction(new Cause.UserIdCause()));
        }
    }

    @Test
    void a_twin_of_the_same_id_in_a_folder_is_guarded_too() throws Exception {
        Folder folder = j.createProject(Folder.class, "team");
        Fixture.userPassword(folder, KEY);
        WorkflowJob job = folder.createProject(WorkflowJob.class, "deploy");
        job.setDefinition(new CpsFlowDefinition(USE, true));
        cloud.serve(enforce(KEY, NOWHERE));
        j.assertLogNotContains("inside", j.buildAndAssertStatus(Result.FAILURE, job));
        cloud.serve(enforce(KEY, ANYWHERE).replace("\"**\"", "team/*"));
        j.buildAndAssertSuccess(job);
        assertThat(uses(cloud)).containsExactly("denied withCredentials deploy-key", "used withCredentials deploy-key");
        run.failure(USE);
    }

    @Test
    void a_twin_of_the_same_id_in_a_domain_is_guarded_too() throws Exception {
        Fixture.inDomain("twin");
        String use = USE.replace(KEY, "twin");
        cloud.serve(enforce("twin", NOWHERE));
        assertThat(run.failure(use)).doesNotContain("inside");
        cloud.serve(observe("twin", NOWHERE));
        assertThat(run.success(use)).contains("inside as");
        assertThat(uses(cloud)).containsExactly("denied withCredentials twin", "observed withCredentials twin");
    }

    @Test
    void without_an_audit_log_a_permitted_use_is_stopped_and_other_steps_are_not() throws Exception {
        cloud.serve(enforce(KEY, ANYWHERE));
        PolicySet policies = AccessBroker.get().policies();
        Path file = Files.createFile(j.jenkins.getRootDir().toPath().resolve("no-directory"));
        AccessBroker.get()
                .setUp(new Setup(
                        file.resolve("audit"), file.resolve("key"), "jenkins.example/test", () -> policies, Map.of()));
        assertThat(run.failure(USE))
                .contains("[access broker] no access: the audit log did not record", "ERROR: no access: the audit log")
                .doesNotContain("inside");
        run.success("node { sh 'true' }");
    }

    @Test
    void pipelines_that_name_no_guarded_credential_leave_no_trace() throws Exception {
        Fixture.string("free");
        cloud.serve(enforce(KEY, NOWHERE));
        String log = run.success("""
                stage('deploy-key') {
                  node { withCredentials([string(credentialsId: 'free', variable: 'T')]) { echo 'deploy-key' } }
                }
                parallel('deploy-key': { node { dir('deploy-key') { echo 'through' } } })
                """);
        assertThat(log).contains("through").doesNotContain("[access broker]");
        assertThat(cloud.audited()).isEmpty();
    }
}
