package io.jenkins.plugins.accessbroker.plugin.step;

import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.grant;
import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.policy;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Items;
import hudson.model.Label;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Queue;
import hudson.model.Result;
import hudson.model.StringParameterDefinition;
import hudson.model.StringParameterValue;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import io.jenkins.plugins.accessbroker.plugin.testing.Pipelines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jenkinsci.plugins.pipeline.modeldefinition.actions.RestartDeclarativePipelineAction;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.replay.ReplayAction;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockFolder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Each condition denies real builds that do not meet it, whatever their scripts say of themselves. */
@WithJenkins
class ConditionsTest {
    private static final String USE = "withAccess('team/%s') { sh 'echo region $AWS_REGION' }";

    private JenkinsRule j;
    private Pipelines run;
    private Cloud cloud;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        j = rule;
        run = new Pipelines(j);
        j.createOnlineSlave(Label.get("trusted"));
        cloud = Cloud.start()
                .serve(policy(
                                grant("open", "deploy", ""),
                                grant("jobs", "deploy", "").replace("jobs: [\"**\"]", "jobs: [payments/deploy]"),
                                grant("branches", "deploy", "branches: [main]"),
                                grant("triggers", "deploy", "triggers: [timer]"),
                                grant("users", "deploy", "users: [ana]"),
                                grant("names", "deploy", "agents: {names: [\"ec2-*\"]}"),
                                grant("clouds", "deploy", "agents: {clouds: [trusted]}"),
                                grant("labels", "deploy", "agents: {labels: [trusted, other]}"),
                                grant("life", "deploy", "agents: {life: ephemeral}"),
                                grant("built-in", "deploy", "agents: {builtIn: allow}"),
                                grant("expires", "deploy", "").replace("2999-01-01", "2001-01-01"),
                                grant("replays", "deploy", "replays: allow"))
                        + """
                                denies:
                                  frozen:
                                    purpose: Nothing at all
                                    grants: [team/users]
                                    to: {jobs: ["**"]}
                                """);
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void every_condition_that_is_not_met_is_named() throws Exception {
        String log = run.success("""
                node('trusted') {
                  for (name in ['jobs', 'branches', 'triggers', 'users', 'names', 'clouds', 'labels', 'life', 'expires',
                                'absent']) {
                    try {
                      withAccess("team/${name}") { error 'given' }
                    } catch (e) {
                      echo "${name} <- ${e.message}"
                    }
                  }
                  try {
                    withAccess(grants: 'team/open', ttl: '13h') { error 'given' }
                  } catch (e) {
                    echo "ttl <- ${e.message}"
                  }
                }
                node('built-in') {
                  try {
                    withAccess('team/open') { error 'given' }
                  } catch (e) {
                    echo "built-in <- ${e.message}"
                  }
                }
                """);

        assertThat(log)
                .contains(
                        "jobs <- access denied: team/jobs (failed: jobs)",
                        "branches <- access denied: team/branches (failed: branches)",
                        "triggers <- access denied: team/triggers (failed: triggers)",
                        "users <- access denied: team/users (failed: users, deny team/frozen)",
                        "names <- access denied: team/names (failed: agents.names)",
                        "clouds <- access denied: team/clouds (failed: agents.clouds)",
                        "labels <- access denied: team/labels (failed: agents.labels)",
                        "life <- access denied: team/life (failed: agents.life)",
                        "expires <- access denied: team/expires (failed: expires)",
                        "absent <- access denied: team/absent (failed: grant)",
                        "ttl <- access denied: team/open (failed: ttl)",
                        "built-in <- access denied: team/open (failed: agents.builtIn)")
                .doesNotContain("given");
        assertThat(cloud.events()).hasSize(12).containsOnly("denied");
        assertThat(cloud.asked()).isZero();
    }

    @Test
    void a_script_cannot_say_who_it_is() throws Exception {
        WorkflowJob job = run.job("""
                node('trusted') {
                  withEnv(['JOB_NAME=payments/deploy', 'BRANCH_NAME=main', 'NODE_NAME=ec2-1', 'NODE_LABELS=trusted other',
                           'BUILD_USER_ID=ana', 'CHANGE_ID=']) {
                    env.JOB_NAME = 'payments/deploy'
                    currentBuild.displayName = 'payments/deploy #1'
                    currentBuild.description = 'main'
                    for (name in ['jobs', 'branches', 'names', 'labels', 'users']) {
                      try { withAccess("team/${name}") { echo 'given' } } catch (e) { echo e.message }
                    }
                  }
                }
                """);
        job.addProperty(new ParametersDefinitionProperty(
                new StringParameterDefinition("JOB_NAME", "payments/deploy"),
                new StringParameterDefinition("BRANCH_NAME", "main")));

        WorkflowRun build = job.scheduleBuild2(
                        0,
                        new ParametersAction(
                                new StringParameterValue("JOB_NAME", "payments/deploy"),
                                new StringParameterValue("BRANCH_NAME", "main")))
                .get();

        assertThat(j.getLog(build)).doesNotContain("given");
        assertThat(cloud.events()).hasSize(5).containsOnly("denied");
    }

    @Test
    void a_name_that_would_have_to_be_shortened_is_refused() throws Exception {
        MockFolder folder = j.createFolder("f".repeat(200));
        for (int depth = 0; depth < 5; depth++) {
            folder = folder.createProject(MockFolder.class, "f".repeat(200));
        }
        WorkflowJob job = folder.createProject(WorkflowJob.class, "deploy");
        job.setDefinition(new CpsFlowDefinition("node('trusted') { " + USE.formatted("open") + " }", true));

        WorkflowRun build = j.buildAndAssertStatus(Result.FAILURE, job);

        assertThat(j.getLog(build)).contains("no access: ", "1024").doesNotContain("region eu-west-1");
        assertThat(cloud.asked()).isZero();
    }

    @Test
    void a_replayed_script_is_denied_unless_the_grant_takes_replays() throws Exception {
        WorkflowRun first = j.buildAndAssertSuccess(run.job("echo 'harmless'"));

        assertThat(replay(first, "open")).contains("denied: team/open", "(failed: replays)");
        assertThat(replay(first, "replays")).contains("region eu-west-1");
    }

    private String replay(WorkflowRun first, String grant) throws Exception {
        Queue.Item item = first.getAction(ReplayAction.class)
                .run2("node('trusted') { " + USE.formatted(grant) + " }", Map.of(), false);
        return j.getLog((WorkflowRun) item.getFuture().get());
    }

    @Test
    void a_restart_from_a_stage_is_denied_unless_the_grant_takes_replays() throws Exception {
        WorkflowJob job = run.job("""
                pipeline {
                  agent { label 'trusted' }
                  stages {
                    stage('one') { steps { echo '1' } }
                    stage('two') { steps { withAccess('team/open') { sh 'echo region $AWS_REGION' } } }
                  }
                }
                """);
        WorkflowRun first = j.buildAndAssertSuccess(job);

        Queue.Item item =
                first.getAction(RestartDeclarativePipelineAction.class).run("two");

        WorkflowRun restarted = (WorkflowRun) item.getFuture().get();
        j.assertBuildStatus(Result.FAILURE, restarted);
        assertThat(j.getLog(restarted)).contains("(failed: replays)").doesNotContain("region eu-west-1");
    }

    @Test
    void a_build_whose_job_is_renamed_and_moved_keeps_its_lease_and_ends_it(@TempDir Path folder) throws Exception {
        Path go = folder.resolve("go");
        WorkflowJob job = run.job("node('trusted') { withAccess('team/open') { sh 'echo inside; until test -f " + go
                + "; do sleep 1; done; echo region $AWS_REGION' };"
                + " try { withAccess('team/jobs') { echo 'given' } } catch (e) { echo e.message } }");
        WorkflowRun build = job.scheduleBuild2(0, new CauseAction(new Cause.UserIdCause("ana")))
                .waitForStart();
        j.waitForMessage("+ echo inside", build);

        job.renameTo("renamed");
        Items.move(job, j.createFolder("payments"));
        Files.createFile(go);
        j.assertBuildStatusSuccess(j.waitForCompletion(build));

        assertThat(j.getLog(build)).contains("region eu-west-1", "access denied: team/jobs (failed: jobs)");
        assertThat(cloud.events()).containsExactly("intent", "issued", "ended:block-ended", "denied");
        assertThat(cloud.audited().get(2)).contains("\"buildName\":\"p0 #1\"");
        assertThat(cloud.audited().get(3)).contains("\"buildName\":\"payments/renamed #1\"");
    }
}
