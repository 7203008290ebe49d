package io.jenkins.plugins.accessbroker.plugin.guard;

import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.ANYWHERE;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.KEY;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.NOWHERE;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.enforce;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.observe;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.uses;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsParameterDefinition;
import com.cloudbees.plugins.credentials.CredentialsParameterValue;
import com.cloudbees.plugins.credentials.builds.CredentialsParameterBinder;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.ParameterValue;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import io.jenkins.plugins.accessbroker.plugin.testing.Pipelines;
import java.util.Objects;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class StepAttacksTest {
    private JenkinsRule j;
    private Cloud cloud;
    private Pipelines run;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        j = rule;
        run = new Pipelines(j);
        Fixture.string(KEY);
        Fixture.string("free");
        cloud = Cloud.start().serve(enforce(KEY, NOWHERE));
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    private static String use(String id) {
        return "node { withCredentials([string(credentialsId: " + id + ", variable: 'T')]) { echo 'inside' } }";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'deploy' + '-' + ['k', 'e', 'y'].join('')",
                "\"${'deploy'}-key\"",
                "' deploy-key\\n'",
                "'yek-yolped'.reverse()"
            })
    void an_id_that_is_made_at_run_time_is_the_id(String id) throws Exception {
        assertThat(run.failure(use(id))).doesNotContain("inside");
        assertThat(uses(cloud)).containsExactly("denied withCredentials deploy-key");
    }

    @Test
    void a_parameter_names_the_credential_that_it_stands_for() throws Exception {
        for (String id : new String[] {"'CHOSEN'", "'${CHOSEN}'", "CHOSEN", "params.CHOSEN"}) {
            WorkflowJob job = run.job(use(id));
            job.addProperty(new ParametersDefinitionProperty(new CredentialsParameterDefinition(
                    "CHOSEN", "", "free", StandardCredentials.class.getName(), true)));
            WorkflowRun denied = build(job, new CredentialsParameterValue("CHOSEN", KEY, ""));
            j.assertBuildStatus(Result.FAILURE, denied);
            j.assertLogContains("access denied: enforcing/legacy", denied);
            j.assertLogNotContains("inside", denied);
            j.buildAndAssertSuccess(job);
        }
        assertThat(uses(cloud)).hasSize(4).containsOnly("denied withCredentials deploy-key");
    }

    @Test
    void a_parameter_is_observed_and_permitted_like_the_credential_that_it_stands_for() throws Exception {
        WorkflowJob job = run.job(use("'CHOSEN'"));
        job.addProperty(new ParametersDefinitionProperty(
                new CredentialsParameterDefinition("CHOSEN", "", "free", StandardCredentials.class.getName(), true)));
        cloud.serve(observe(KEY, NOWHERE));
        j.assertBuildStatusSuccess(build(job, new CredentialsParameterValue("CHOSEN", KEY, "", true)));
        cloud.serve(enforce(KEY, ANYWHERE));
        j.assertBuildStatusSuccess(build(job, new CredentialsParameterValue("CHOSEN", KEY, "", true)));
        assertThat(uses(cloud))
                .containsExactly("observed withCredentials deploy-key", "used withCredentials deploy-key");
    }

    @Test
    void what_an_input_step_was_answered_with_is_followed_too() throws Exception {
        WorkflowJob job = run.job("node { semaphore 'input'; withCredentials([string(credentialsId: 'ASKED', variable:"
                + " 'T')]) { echo 'inside' } }");
        WorkflowRun build = job.scheduleBuild2(0).waitForStart();
        SemaphoreStep.waitForStart("input/1", build);
        CredentialsParameterBinder.getOrCreate(build)
                .bindCredentialsParameter("ana", new CredentialsParameterValue("ASKED", KEY, "", true));
        SemaphoreStep.success("input/1", null);
        j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(build));
        j.assertLogContains("access denied: enforcing/legacy", build);
        j.assertLogNotContains("inside", build);
    }

    @Test
    void a_parameter_that_the_job_does_not_define_counts_too() throws Exception {
        WorkflowRun denied = build(run.job(use("'CHOSEN'")), new CredentialsParameterValue("CHOSEN", KEY, ""));
        j.assertBuildStatus(Result.FAILURE, denied);
        j.assertLogContains("access denied: enforcing/legacy", denied);
        assertThat(uses(cloud)).containsExactly("denied withCredentials deploy-key");
    }

    @Test
    void a_parameter_that_one_build_hands_to_another_is_decided_on_in_both() throws Exception {
        WorkflowJob down = run.job(use("'CHOSEN'"));
        down.addProperty(new ParametersDefinitionProperty(
                new CredentialsParameterDefinition("CHOSEN", "", "free", StandardCredentials.class.getName(), true)));
        WorkflowJob up = run.job("build job: '" + down.getName()
                + "', parameters: [[$class: 'CredentialsParameterValue', name: 'CHOSEN', value: 'deploy-key']]");
        j.buildAndAssertStatus(Result.FAILURE, up);
        assertThat(down.getLastBuild()).isNull();
        cloud.serve(enforce(KEY, ANYWHERE).replace("\"**\"", up.getName()));
        j.buildAndAssertStatus(Result.FAILURE, up);
        j.assertLogNotContains("inside", down.getLastBuild());
        assertThat(uses(cloud))
                .containsExactly(
                        "denied build deploy-key", "used build deploy-key", "denied withCredentials deploy-key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "steps.withCredentials([BINDING]) { echo 'inside' }",
                "\"with${'Credentials'}\"([BINDING]) { echo 'inside' }",
                "'org.jenkinsci.plugins.credentialsbinding.impl.BindingStep'([BINDING]) { echo 'inside' }",
                "writeFile file: 'x.groovy', text: '''withCredentials([BINDING]) { echo \"inside\" }'''; load 'x.groovy'"
            })
    void however_a_script_comes_to_a_step_it_is_the_step(String script) throws Exception {
        String binding = "string(credentialsId: \"deploy-key\", variable: \"T\")";
        assertThat(run.failure("node { " + script.replace("BINDING", binding) + " }"))
                .contains("access denied: enforcing/legacy")
                .doesNotContain("inside");
        assertThat(uses(cloud)).containsExactly("denied withCredentials deploy-key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "properties([parameters([credentials(name: 'A', defaultValue: 'deploy-key', credentialType: 'any',"
                        + " description: '', required: true)])])",
                "input message: 'which', parameters: [credentials(name: 'A', defaultValue: 'deploy-key',"
                        + " credentialType: 'any', description: '', required: true)]",
                "library identifier: 'mine@master', retriever: modernSCM([$class: 'GitSCMSource', remote: 'r',"
                        + " credentialsId: 'deploy-key'])",
                "resolveScm source: [$class: 'GitSCMSource', remote: 'r', credentialsId: 'deploy-key'], targets: ['m']"
            })
    void a_step_that_takes_the_id_elsewhere_is_stopped(String script) throws Exception {
        assertThat(run.failure(script)).contains("access denied: enforcing/legacy");
        assertThat(uses(cloud)).containsExactly("denied " + script.split("[ (]")[0] + " deploy-key");
    }

    @Test
    void a_parameter_of_the_credentials_own_name_hides_nothing() throws Exception {
        WorkflowJob job = run.job(use("'deploy-key'"));
        job.addProperty(new ParametersDefinitionProperty(
                new CredentialsParameterDefinition(KEY, "", "free", StandardCredentials.class.getName(), true)));
        WorkflowRun denied = build(job, new CredentialsParameterValue(KEY, "free", "", true));
        j.assertBuildStatus(Result.FAILURE, denied);
        j.assertLogNotContains("inside", denied);
    }

    @Test
    void a_script_that_catches_the_denial_gets_nothing_and_each_try_is_recorded() throws Exception {
        String log = run.success("for (int i = 0; i < 3; i++) { try { " + use("'deploy-key'")
                + " } catch (e) { echo \"caught ${e.message}\" } }");
        assertThat(log).contains("caught access denied").doesNotContain("inside");
        assertThat(uses(cloud)).hasSize(3).containsOnly("denied withCredentials deploy-key");
    }

    private WorkflowRun build(WorkflowJob job, ParameterValue value) throws Exception {
        return j.waitForCompletion(Objects.requireNonNull(
                        job.scheduleBuild2(0, new ParametersAction(value), new CauseAction(new Cause.UserIdCause())))
                .waitForStart());
    }
}
