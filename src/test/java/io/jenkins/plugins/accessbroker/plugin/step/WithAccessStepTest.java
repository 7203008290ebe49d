package io.jenkins.plugins.accessbroker.plugin.step;

import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.grant;
import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.policy;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Label;
import hudson.model.Result;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import io.jenkins.plugins.accessbroker.plugin.testing.SecretsNowhere;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
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

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        j = rule;
        cloud = Cloud.start()
                .serve(policy(
                        grant("deploy", "deploy", "agents: {labels: [trusted]}"),
                        grant("read", "read", "agents: {builtIn: allow}"),
                        grant("other", "read", "branches: [main]")));
        j.createOnlineSlave(Label.get("trusted"));
    }

    @AfterEach
    void nothing_secret_is_left() throws IOException {
        if (!cloud.secrets().isEmpty()) {
            SecretsNowhere.assertIn(j.jenkins.getRootDir().toPath(), cloud.secrets());
        }
        cloud.close();
    }

    @Test
    void a_block_has_the_usual_variables() throws Exception {
        WorkflowRun run = j.buildAndAssertSuccess(job("""
                node('trusted') {
                  withAccess('team/deploy') {
                    sh 'test ${#AWS_ACCESS_KEY_ID} = 20 && test ${#AWS_SECRET_ACCESS_KEY} = 40 && test -n "$AWS_SESSION_TOKEN"'
                    sh 'test $AWS_REGION = eu-west-1 && test $AWS_DEFAULT_REGION = eu-west-1'
                  }
                  sh 'test -z "$AWS_ACCESS_KEY_ID$AWS_SECRET_ACCESS_KEY$AWS_SESSION_TOKEN$AWS_REGION"'
                }
                """));
        assertThat(j.getLog(run))
                .contains(
                        "[access broker] permitted: team/deploy",
                        "purpose  Test of deploy",
                        "owner    The Team <#team>",
                        "agent    `slave0`",
                        "audit    number 1");
        assertThat(cloud.events()).containsExactly("intent", "issued", "ended:block-ended");
        assertThat(cloud.asked()).isOne();
    }

    @Test
    void a_denial_is_explained_and_fails_the_build() throws Exception {
        WorkflowRun run = j.buildAndAssertStatus(Result.FAILURE, job("""
                node('built-in') {
                  withAccess('team/deploy') { echo 'inside' }
                }
                """));
        assertThat(j.getLog(run))
                .contains(
                        "[access broker] denied: team/deploy for p #1",
                        "agents.labels: expected",
                        "ask   The Team",
                        "audit number 0")
                .contains(
                        "ERROR: access denied: team/deploy (failed: agents.labels, agents.builtIn); see the explanation above")
                .doesNotContain("inside");
        assertThat(cloud.events()).containsExactly("denied");
        assertThat(cloud.asked()).isZero();
    }

    private WorkflowJob job(String script) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class, "p");
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }
}
