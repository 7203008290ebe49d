package io.jenkins.plugins.accessbroker.plugin.credential;

import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.grant;
import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.policy;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Label;
import hudson.model.Result;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import io.jenkins.plugins.accessbroker.plugin.testing.Pipelines;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockFolder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Pipeline steps that take a credential's id, given a grant's name. */
@WithJenkins
class StepsTest {
    private static final String POLICY = policy(
            grant("deploy", "deploy", "agents: {labels: [trusted]}"),
            grant("read", "read", "agents: {builtIn: allow}"),
            grant("also", "deploy", "agents: {builtIn: allow}"),
            grant("theirs", "deploy", "agents: {builtIn: allow}").replace("[\"**\"]", "[\"theirs/*\"]"));
    private static final String WITH_CREDENTIALS = "withCredentials([aws(credentialsId: 'team/read')])";
    private static final String COMPLETE =
            "sh 'test -n \"$AWS_ACCESS_KEY_ID\" && test -n \"$AWS_SECRET_ACCESS_KEY\" && test -n \"$AWS_SESSION_TOKEN\"'";

    private final Cloud cloud = Cloud.start();
    private JenkinsRule j;
    private Pipelines run;

    @BeforeEach
    void serve(JenkinsRule rule) throws Exception {
        j = rule;
        run = new Pipelines(rule);
        cloud.serve(POLICY);
    }

    @AfterEach
    void stop() {
        try {
            assertThat(AccessBroker.get().leases()).isEmpty();
        } finally {
            cloud.close();
        }
    }

    @Test
    void with_credentials_binds_the_session_and_masks_all_of_it() throws Exception {
        String log = run.success("node('built-in') { " + WITH_CREDENTIALS + " { " + COMPLETE
                + "; sh 'echo \"<$AWS_ACCESS_KEY_ID> <$AWS_SECRET_ACCESS_KEY> <$AWS_SESSION_TOKEN>\"' } }");
        assertThat(log)
                .contains("<****> <****> <****>")
                .contains("[access broker] permitted: team/read")
                .contains("[access broker]   owner    The Team <#team>");
        assertThat(cloud.events()).containsExactly("intent", "issued", "ended:build-ended");
    }

    @Test
    void a_denial_is_explained_and_fails_the_step_in_one_line() throws Exception {
        String log = run.failure(
                "node('built-in') { withCredentials([aws(credentialsId: 'team/deploy')]) { echo 'in' + 'side' } }");
        assertThat(log)
                .contains("[access broker] denied: team/deploy for")
                .contains(
                        "NoAccess: access denied: team/deploy (failed: agents.labels, agents.builtIn); see the explanation"
                                + " above")
                .doesNotContain("\ninside")
                .doesNotContain("\tat ");
        assertThat(cloud.asked()).isZero();
        assertThat(cloud.events()).containsExactly("denied");
    }

    @Test
    void a_script_can_catch_a_denial_and_go_on_without_access() throws Exception {
        assertThat(run.success("""
                node('built-in') {
                  try {
                    withCredentials([aws(credentialsId: 'team/deploy')]) { echo 'in' + 'side' }
                  } catch (e) {
                    echo "caught <${e.message}>"
                  }
                }
                """))
                .contains("caught <access denied: team/deploy (failed:")
                .doesNotContain("\ninside");
    }

    @Test
    void blocks_one_after_another_share_one_lease() throws Exception {
        run.success("node('built-in') { " + WITH_CREDENTIALS + " { " + COMPLETE + " }; " + WITH_CREDENTIALS + " { "
                + COMPLETE + " } }");
        assertThat(cloud.asked()).isOne();
        assertThat(cloud.events()).containsExactly("intent", "issued", "ended:build-ended");
    }

    @Test
    void parallel_branches_share_one_lease() throws Exception {
        String branch = "{ " + WITH_CREDENTIALS + " { " + COMPLETE + " } }";
        run.success("node('built-in') { parallel a: " + branch + ", b: " + branch + ", c: " + branch + " }");
        assertThat(cloud.asked()).isOne();
        assertThat(cloud.events()).containsExactly("intent", "issued", "ended:build-ended");
    }

    @Test
    void builds_share_nothing() throws Exception {
        String script = "node('built-in') { " + WITH_CREDENTIALS + " { " + COMPLETE + " } }";
        WorkflowJob job = run.job(script);
        j.buildAndAssertSuccess(job);
        j.buildAndAssertSuccess(job);
        assertThat(cloud.asked()).isEqualTo(2);
    }

    @Test
    void every_agent_that_the_build_holds_counts() throws Exception {
        j.createOnlineSlave(Label.get("trusted"));
        j.createOnlineSlave(Label.get("other"));
        String block = "withCredentials([aws(credentialsId: 'team/deploy')]) { " + COMPLETE + " }";
        run.success("node('trusted') { " + block + " }");
        assertThat(run.failure("node('other') { node('trusted') { " + block + " } }"))
                .contains("access denied: team/deploy (failed: agents.labels)");
        assertThat(cloud.asked()).isOne();
    }

    @Test
    void what_was_given_on_one_agent_is_decided_again_on_another() throws Exception {
        j.createOnlineSlave(Label.get("trusted"));
        j.createOnlineSlave(Label.get("other"));
        j.createOnlineSlave(Label.get("trusted"));
        String block = "withCredentials([aws(credentialsId: 'team/deploy')]) { " + COMPLETE + " }";
        assertThat(run.failure("node('trusted') { node('trusted') { " + block + " } }; node('trusted') { " + block
                        + " }; node('other') { " + block + " }"))
                .contains("permitted: team/deploy on the further agent")
                .contains("access denied: team/deploy (failed: agents.labels)");
        assertThat(cloud.asked()).isOne();
        assertThat(cloud.events()).containsExactly("intent", "issued", "extended", "denied", "ended:build-ended");
    }

    /** Steps in {@code withAWS} read the grant's token one by one, so each that is denied is recorded. */
    @Test
    void a_block_is_decided_again_on_a_further_agent_before_a_step_there_has_its_variables() throws Exception {
        j.createOnlineSlave(Label.get("trusted"));
        j.createOnlineSlave(Label.get("other"));
        j.createOnlineSlave(Label.get("trusted"));
        for (String block : new String[] {
            "withCredentials([aws(credentialsId: 'team/deploy')])",
            "withCredentials([awsGrant(variable: 'X', credentialsId: 'team/deploy')])",
            "withAWS(credentials: 'team/deploy')"
        }) {
            int before = cloud.events().size();
            String log = run.failure("node('trusted') { " + block + " { node('trusted') { sh 'echo first'; sh 'true' };"
                    + " try { node('other') { sh 'echo second' } } catch (e) { echo \"caught ${e.message}\" };"
                    + " node('other') { sh 'echo third' } } }");
            assertThat(log)
                    .contains("permitted: team/deploy on the further agent", "first")
                    .contains("caught access denied: team/deploy (failed: agents.labels)")
                    .doesNotContain("second", "third");
            List<String> events = cloud.events().subList(before, cloud.events().size());
            assertThat(events)
                    .startsWith("intent", "issued", "extended", "denied")
                    .endsWith("ended:build-ended");
            assertThat(events).hasSize(block.startsWith("withAWS") ? 6 : 5);
        }
    }

    @Test
    void a_step_after_the_block_may_run_on_any_agent() throws Exception {
        j.createOnlineSlave(Label.get("trusted"));
        j.createOnlineSlave(Label.get("other"));
        run.success("node('trusted') { withCredentials([aws(credentialsId: 'team/deploy')]) { " + COMPLETE
                + " } }; node('other') { sh 'true' }");
        assertThat(cloud.events()).containsExactly("intent", "issued", "ended:build-ended");
    }

    @Test
    void what_was_given_on_an_agent_is_not_given_where_the_build_holds_none() throws Exception {
        j.createOnlineSlave(Label.get("trusted"));
        String block = "withCredentials([aws(credentialsId: 'team/deploy')]) { echo 'in' + 'side' }";
        assertThat(run.failure("node('trusted') { " + block.replace("'in' + 'side'", "'first'") + " }; " + block))
                .contains("first")
                .contains("agents.labels: expected `trusted`; met no agent")
                .doesNotContain("\ninside");
    }

    @Test
    void a_lease_that_ran_out_is_asked_for_again() throws Exception {
        WorkflowJob job = run.job("node('built-in') { " + WITH_CREDENTIALS + " { " + COMPLETE + " }; semaphore 'wait'; "
                + WITH_CREDENTIALS + " { " + COMPLETE + " } }");
        WorkflowRun build = job.scheduleBuild2(0).waitForStart();
        SemaphoreStep.waitForStart("wait/1", build);
        Holdings.get().tellTimeBy(InstantSource.offset(InstantSource.system(), Duration.ofMinutes(15)));
        SemaphoreStep.success("wait/1", null);
        j.assertBuildStatusSuccess(j.waitForCompletion(build));
        assertThat(cloud.asked()).isEqualTo(2);
        assertThat(cloud.events())
                .containsExactly("intent", "issued", "intent", "issued", "ended:build-ended", "ended:build-ended");
    }

    @Test
    void a_job_that_the_policy_does_not_admit_does_not_find_the_grant() throws Exception {
        String script =
                "node('built-in') { withCredentials([aws(credentialsId: 'team/theirs')]) { " + COMPLETE + " } }";
        assertThat(run.failure(script)).contains("Could not find credentials entry with ID 'team/theirs'");
        MockFolder folder = j.createFolder("theirs");
        WorkflowJob job = folder.createProject(WorkflowJob.class, "job");
        job.setDefinition(new CpsFlowDefinition(script, true));
        j.buildAndAssertSuccess(job);
        assertThat(cloud.events()).containsExactly("intent", "issued", "ended:build-ended");
    }

    @Test
    void another_kind_of_binding_says_what_the_credential_is() throws Exception {
        assertThat(run.failure(
                        "node('built-in') { withCredentials([string(credentialsId: 'team/read', variable: 'X')]) {"
                                + " } }"))
                .contains("Credentials 'team/read' is of type 'Grant of AWS access' where"
                        + " 'org.jenkinsci.plugins.plaincredentials.StringCredentials' was expected");
        assertThat(cloud.asked()).isZero();
    }

    @Test
    void a_word_of_the_authors_tells_several_grants_apart() throws Exception {
        String log = run.success("""
                node('built-in') {
                  withCredentials([awsGrant(variable: 'MINE', credentialsId: 'team/read')]) {
                    sh 'echo "<$MINE_ACCESS_KEY_ID> <$MINE_SECRET_ACCESS_KEY> <$MINE_SESSION_TOKEN> <$MINE_REGION>"'
                    sh 'test -z "$AWS_SESSION_TOKEN"'
                  }
                }
                """);
        assertThat(log).contains("<****> <****> <****> <eu-west-1>");
    }

    @Test
    void with_aws_gives_steps_the_token_too() throws Exception {
        String log = run.success("node('built-in') { withAWS(credentials: 'team/read', region: 'eu-west-1') { "
                + COMPLETE + "; sh 'echo \"<$AWS_SECRET_ACCESS_KEY> <$AWS_SESSION_TOKEN>\"' } }");
        assertThat(log).contains("<****> <****>");
        assertThat(cloud.asked()).isOne();
        assertThat(cloud.events()).containsExactly("intent", "issued", "ended:build-ended");
    }

    @Test
    void with_aws_is_denied_like_any_other_step() throws Exception {
        assertThat(run.failure("node('built-in') { withAWS(credentials: 'team/deploy') { echo 'in' + 'side' } }"))
                .contains("NoAccess: access denied: team/deploy")
                .doesNotContain("\ninside");
        assertThat(cloud.events()).containsExactly("denied");
    }

    @Test
    void with_aws_inside_of_another_grants_block_has_its_own_token() throws Exception {
        String sum = "sh 'printf %s \"$AWS_SESSION_TOKEN\" | sha256sum > ";
        run.success(
                "node('built-in') { " + WITH_CREDENTIALS + " { " + sum + "outer'; withAWS(credentials: 'team/also') { "
                        + COMPLETE + "; " + sum + "inner'; sh '! cmp -s outer inner' } } }");
    }

    @Test
    void with_aws_on_an_agent_is_masked_too() throws Exception {
        j.createOnlineSlave(Label.get("trusted"));
        assertThat(run.success("node('trusted') { withAWS(credentials: 'team/deploy') { " + COMPLETE
                        + "; sh 'echo \"<$AWS_SECRET_ACCESS_KEY> <$AWS_SESSION_TOKEN>\"' } }"))
                .contains("<****> <****>");
    }

    @Test
    void an_mfa_token_is_refused() throws Exception {
        assertThat(run.failure("node('built-in') { withAWS(credentials: 'team/read', iamMfaToken: '123456') { } }"))
                .contains("`team/read` is a grant, which takes no MFA token");
        assertThat(cloud.asked()).isZero();
    }

    @Test
    void declarative_sets_the_variables_of_aws_and_the_token() throws Exception {
        String log = run.success("""
                pipeline {
                  agent { label 'built-in' }
                  environment { AWS = credentials('team/read') }
                  stages {
                    stage('s') {
                      steps {
                        sh 'echo "<$AWS_ACCESS_KEY_ID> <$AWS_SECRET_ACCESS_KEY> <$AWS_SESSION_TOKEN> <$AWS_REGION>"'
                      }
                    }
                  }
                }
                """);
        assertThat(log).contains("<****> <****> <****> <eu-west-1>").doesNotContain("WARNING: Unknown parameter");
        assertThat(cloud.asked()).isOne();
    }

    @Test
    void declarative_sets_them_under_the_name_on_the_left_too() throws Exception {
        String log = run.success("""
                pipeline {
                  agent { label 'built-in' }
                  stages {
                    stage('s') {
                      environment { MINE = credentials('team/read') }
                      steps {
                        sh 'echo "<$MINE_ACCESS_KEY_ID> <$MINE_SECRET_ACCESS_KEY> <$MINE_SESSION_TOKEN> <$AWS_SESSION_TOKEN>"'
                      }
                    }
                  }
                }
                """);
        assertThat(log).contains("<****> <****> <****> <****>");
    }

    @Test
    void declarative_is_denied_before_any_step() throws Exception {
        assertThat(run.failure("""
                pipeline {
                  agent { label 'built-in' }
                  environment { AWS = credentials('team/deploy') }
                  stages { stage('s') { steps { echo 'in' + 'side' } } }
                }
                """)).contains("access denied: team/deploy").doesNotContain("\ninside");
        assertThat(cloud.events()).containsExactly("denied");
    }

    @Test
    void an_aborted_build_ends_what_it_held() throws Exception {
        WorkflowRun build = run.job("node('built-in') { " + WITH_CREDENTIALS + " { semaphore 'wait' } }")
                .scheduleBuild2(0)
                .waitForStart();
        SemaphoreStep.waitForStart("wait/1", build);
        build.doStop();
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(build));
        assertThat(cloud.events()).containsExactly("intent", "issued", "ended:build-ended");
    }
}
