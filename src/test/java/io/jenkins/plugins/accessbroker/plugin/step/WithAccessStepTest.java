package io.jenkins.plugins.accessbroker.plugin.step;

import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.grant;
import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.policy;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Label;
import hudson.model.Result;
import hudson.model.User;
import hudson.model.queue.QueueTaskFuture;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import io.jenkins.plugins.accessbroker.plugin.testing.Pipelines;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class WithAccessStepTest {
    private JenkinsRule j;
    private Cloud cloud;
    private Pipelines run;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        j = rule;
        run = new Pipelines(j);
        cloud = Cloud.start()
                .serve(policy(
                        grant("deploy", "deploy", "agents: {labels: [trusted]}"),
                        grant("read", "read", "agents: {builtIn: allow}"),
                        grant("main-only", "read", "branches: [main]")));
    }

    @AfterEach
    void nothing_secret_is_left() {
        cloud.close();
    }

    @Test
    void a_block_has_the_usual_variables_and_what_follows_it_has_not() throws Exception {
        j.createOnlineSlave(Label.get("trusted"));
        String log = run.success("""
                node('trusted') {
                  withAccess('team/deploy') {
                    sh 'test ${#AWS_ACCESS_KEY_ID} = 20 && test ${#AWS_SECRET_ACCESS_KEY} = 40 && test -n "$AWS_SESSION_TOKEN"'
                    sh 'test $AWS_REGION = eu-west-1 && test $AWS_DEFAULT_REGION = eu-west-1'
                  }
                  sh 'test -z "$AWS_ACCESS_KEY_ID$AWS_SECRET_ACCESS_KEY$AWS_SESSION_TOKEN$AWS_REGION"'
                }
                """);
        assertThat(log)
                .contains(
                        "[access broker] permitted: team/deploy",
                        "[access broker]   purpose  Test of deploy",
                        "[access broker]   owner    The Team <#team>",
                        "[access broker]   agent    `slave0`",
                        "[access broker]   audit    number 2");
        assertThat(cloud.events()).containsExactly("intent", "issued", "ended:block-ended");
        assertThat(cloud.asked()).isOne();
    }

    @Test
    void a_denial_is_explained_and_fails_the_build() throws Exception {
        String log = run.failure("""
                node('built-in') {
                  withAccess('team/deploy') { echo 'inside' }
                }
                """);
        assertThat(log)
                .contains(
                        "[access broker] denied: team/deploy for p0 #1",
                        "[access broker]   agents.labels: expected",
                        "[access broker]   ask   The Team",
                        "[access broker]   audit number 1",
                        "ERROR: access denied: team/deploy (failed: agents.labels, agents.builtIn); see the explanation"
                                + " above")
                .doesNotContain("inside", "\tat ");
        assertThat(cloud.events()).containsExactly("denied");
        assertThat(cloud.asked()).isZero();
    }

    @Test
    void a_script_can_catch_a_denial_and_go_on_without_access() throws Exception {
        String log = run.success("""
                try {
                  withAccess('team/main-only') { error 'not here' }
                } catch (e) {
                  echo "caught: ${e.message}"
                }
                """);
        assertThat(log).contains("caught: access denied: team/main-only (failed: branches, agents.builtIn)");
    }

    @Test
    void ttl_reason_and_names_of_variables_are_taken() throws Exception {
        run.success("""
                node('built-in') {
                  withAccess(grants: ['team/read'], ttl: '15m', reason: 'Release 1.2 for <b>QA</b>', variables: [AWS_ACCESS_KEY_ID: 'READ_KEY', AWS_SECRET_ACCESS_KEY: 'READ_SECRET']) {
                    sh 'test ${#READ_KEY} = 20 && test ${#READ_SECRET} = 40 && test -n "$AWS_SESSION_TOKEN"'
                    sh 'test -z "$AWS_ACCESS_KEY_ID$AWS_SECRET_ACCESS_KEY"'
                  }
                }
                """);
        assertThat(cloud.audited().get(0)).contains("Release 1.2 for <b>QA</b>");
        assertThat(cloud.sts().requests("AssumeRole").get(0).parameter("DurationSeconds"))
                .isEqualTo("900");
    }

    @Test
    void a_ttl_that_is_longer_than_the_grant_gives_is_denied() throws Exception {
        assertThat(run.failure("node('built-in') { withAccess(grants: 'team/read', ttl: '2h') { } }"))
                .contains("ttl: expected 15m", "access denied: team/read (failed: ttl)");
        assertThat(cloud.asked()).isZero();
    }

    @Test
    void blocks_within_each_other_hold_grants_of_one_issuer_under_names_of_their_own() throws Exception {
        j.createOnlineSlave(Label.get("trusted"));
        run.success("""
                node('trusted') {
                  withAccess('team/deploy') {
                    withAccess(grants: 'team/read', variables: ['AWS_ACCESS_KEY_ID': 'K', 'AWS_SECRET_ACCESS_KEY': 'S', 'AWS_SESSION_TOKEN': 'T', AWS_REGION: 'R', AWS_DEFAULT_REGION: 'D']) {
                      sh 'test "$K" != "$AWS_ACCESS_KEY_ID" && test ${#K} = 20 && test ${#AWS_ACCESS_KEY_ID} = 20'
                      sh 'set +x; echo "<$S> <$AWS_SECRET_ACCESS_KEY>"'
                    }
                  }
                }
                """);
        assertThat(cloud.events())
                .containsExactly("intent", "issued", "intent", "issued", "ended:block-ended", "ended:block-ended");
    }

    @Test
    void two_grants_that_set_the_same_variables_are_an_error_before_anything_is_asked() throws Exception {
        assertThat(run.failure("node('built-in') { withAccess(['team/read', 'team/deploy']) { } }"))
                .contains("would set the same variables: ask for one of them in a `withAccess` block of its own");
        assertThat(cloud.events()).isEmpty();
    }

    @Test
    void of_several_grants_all_are_given_or_none() throws Exception {
        assertThat(run.failure("node('built-in') { withAccess(['team/read', 'team/unheard-of']) { } }"))
                .contains("denied: team/unheard-of", "no grant `unheard-of`")
                .doesNotContain("[access broker] permitted");
        assertThat(cloud.events()).containsExactly("denied");
        assertThat(cloud.asked()).isZero();
    }

    @Test
    void a_failing_issuer_fails_the_step_with_one_line() throws Exception {
        cloud.sts().remove(cloud.role("read"));
        String log = run.failure("node('built-in') { withAccess('team/read') { echo 'inside' } }");
        assertThat(log)
                .contains("ERROR: no access: no credential for `team/read`")
                .doesNotContain("inside", "\tat ");
        assertThat(cloud.events()).containsExactly("intent", "failed");
    }

    @Test
    void a_variable_that_is_renamed_and_never_set_ends_the_lease() throws Exception {
        assertThat(run.failure("""
                node('built-in') {
                  withAccess(grants: 'team/read', variables: [AWS_ACESS_KEY_ID: 'X']) { echo 'inside' }
                }
                """))
                .contains("`variables`: `AWS_ACESS_KEY_ID` is not set by what is asked for")
                .doesNotContain("inside");
        assertThat(cloud.events()).containsExactly("intent", "issued", "ended:block-ended");
    }

    /** Arguments, each with a part of what the author is told. */
    private static final List<String> BAD = List.of(
            "'deploy'", "`grants`: expected `policy/name`",
            "''", "`grants`: no grant is named",
            "[]", "`grants`: no grant is named",
            "[1]", "`grants`: expected the name of a grant, or a list of names",
            "[a: 'b']", "`a` is no parameter of this step",
            "'team/read\\u001B[8mha:'", "found `team/read\\u001B[8mha:`",
            "'team/<script>alert(1)</script>'", "`grants`: expected `policy/name`",
            "'team/' + 'x' * 5000", "`grants`: 5005 characters",
            "['team/read', 'team/read']", "`grants`: `team/read` is there twice",
            "grants: 'team/read', ttl: 'soon'", "`ttl`: expected a duration such as `15m`",
            "grants: 'team/read', ttl: '0s'", "`ttl`: no time at all",
            "grants: 'team/read', ttl: 5", "`ttl`: expected a text such as `'15m'`, found `5`",
            "grants: 'team/read', tll: '5m'", "`tll` is no parameter of this step",
            "grants: 'team/read', reason: 'a\\u0000b'", "`reason`: there are control or invisible characters",
            "grants: 'team/read', reason: 'x' * 1025", "`reason`: 1025 characters",
            "grants: 'team/read', variables: 'PATH'", "`variables`: expected the usual and the wanted name",
            "grants: 'team/read', variables: [AWS_REGION: 'PATH']", "`variables`: `PATH` decides how programs run",
            "grants: 'team/read', variables: [AWS_REGION: '1x']", "`variables`: expected a name of up to 128",
            "grants: 'team/read', variables: [AWS_REGION: 'x;rm']", "found `x;rm`");

    @Test
    void bad_parameters_are_named_and_nothing_is_asked() throws Exception {
        for (int i = 0; i < BAD.size(); i += 2) {
            String log = run.failure("node('built-in') { withAccess(" + BAD.get(i) + ") { echo 'inside' } }");
            assertThat(log)
                    .as(BAD.get(i))
                    .contains(BAD.get(i + 1))
                    .doesNotContain("inside", "\u001B[8mha:team", "\u0000");
        }
        assertThat(cloud.events()).isEmpty();
        assertThat(cloud.asked()).isZero();
    }

    @Test
    void without_its_block_the_step_is_an_error() throws Exception {
        assertThat(run.failure("withAccess('team/read')")).contains("must be called with a body");
    }

    @Test
    void a_coding_agent_that_is_registered_in_another_case_is_one() throws Exception {
        cloud.serve(policy(grant("read", "read", "agents: {builtIn: allow}")) + """
                codingAgents:
                  Sweeper:
                    owner: {team: The Team, business: boss@example.com, technical: "#team"}
                    purpose: Sweeps
                    expires: 2999-01-01
                """);
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        WorkflowJob job = run.job("node('built-in') { withAccess('team/read') { echo 'inside' } }");
        assertThat(j.getLog(j.assertBuildStatus(Result.FAILURE, by(job, "sweeper"))))
                .contains("access denied: team/read (failed: codingAgents, codingAgent)")
                .doesNotContain("inside");
        j.assertBuildStatus(Result.SUCCESS, by(job, "ana"));
    }

    private static QueueTaskFuture<WorkflowRun> by(WorkflowJob job, String user) {
        User account = User.getById(user, true);
        try (ACLContext as = ACL.as(account)) {
            return job.scheduleBuild2(0, new CauseAction(new Cause.UserIdCause()));
        }
    }
}
