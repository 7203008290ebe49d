package io.jenkins.plugins.accessbroker.plugin.guard;

import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.KEY;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.enforce;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.uses;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.jenkins.plugins.sshagent.SSHAgentBuildWrapper;
import hudson.EnvVars;
import hudson.model.FreeStyleProject;
import hudson.model.Job;
import hudson.model.Label;
import hudson.model.Result;
import hudson.model.Run;
import hudson.tasks.Shell;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import io.jenkins.plugins.accessbroker.plugin.testing.Pipelines;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.ParameterizedJobMixIn;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * Blocks of other plugins that take a credential's id, each under every ruling. The programs that they start on their agent are scripts here,
 * which succeed and say so if they are given the credential.
 */
@DisabledOnOs(OS.WINDOWS)
@WithJenkins
class OtherStepsTest {
    private static final String BIG = "['deploy-key'] + (1..120000).collect { 'other' }";
    private static final String REGISTRY = "https://registry.example.com";
    private static final String SIGNED_IN = "docker was given the password";
    private static final String KEY_ADDED = "ssh-add was given the key";

    private JenkinsRule j;
    private Cloud cloud;
    private Pipelines run;

    @BeforeEach
    void start(JenkinsRule rule, @TempDir Path programs) throws Exception {
        j = rule;
        run = new Pipelines(j);
        cloud = Cloud.start();
        program(
                programs.resolve("docker"),
                "[ \"$*\" = 'login -u deployer -p pass-of-deploy-key " + REGISTRY + "' ] && echo '" + SIGNED_IN + "'");
        program(
                programs.resolve("ssh-agent"),
                "[ \"$1\" = -k ] || echo 'SSH_AUTH_SOCK=nowhere; export SSH_AUTH_SOCK; SSH_AGENT_PID=0;'");
        program(programs.resolve("ssh-add"), "grep -q key-of-deploy-key \"$1\" && echo '" + KEY_ADDED + "'");
        String path = programs + File.pathSeparator + System.getenv("PATH");
        j.createOnlineSlave(Label.get("trusted"), new EnvVars("PATH", path));
    }

    private static void program(Path file, String command) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + command + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "withAWS(credentials: 'deploy-key', region: 'eu-west-1')",
                "withCredentials([aws(credentialsId: 'deploy-key')])"
            })
    void a_block_with_keys_of_aws_is_decided_on_before_it_starts(String step) throws Exception {
        Fixture.aws(KEY);
        isDecidedOn(step, "sh 'echo \"has $AWS_ACCESS_KEY_ID\" | tr A-Z a-z'", "has akiaofthetest");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sshagent(['deploy-key'])", "sshagent(credentials: ['other', 'deploy-key'], ignoreMissing: true)"
            })
    void sshagent_is_decided_on_before_it_starts(String step) throws Exception {
        Fixture.ssh(KEY);
        isDecidedOn(step, "sh 'echo \"socket $SSH_AUTH_SOCK\"'", KEY_ADDED, "socket nowhere");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docker.withRegistry('https://registry.example.com', 'deploy-key')",
                "withDockerRegistry(url: 'https://registry.example.com', credentialsId: 'deploy-key')",
                "withDockerRegistry(registry: [url: 'https://registry.example.com', credentialsId: 'deploy-key'])",
                "withDockerRegistry(registry: [$class: 'DockerRegistryEndpoint', url: 'https://registry.example.com',"
                        + " credentialsId: 'deploy-key'])"
            })
    void a_registry_of_docker_is_decided_on_before_it_is_signed_in_to(String step) throws Exception {
        Fixture.userPassword(j.jenkins, KEY);
        isDecidedOn(step, "sh 'echo \"config at $DOCKER_CONFIG\"'", SIGNED_IN, "config at /");
    }

    private void isDecidedOn(String step, String body, String... work) throws Exception {
        WorkflowJob job = run.job("node('trusted') { " + step + " { " + body + " } }");
        String by = step.replaceFirst("docker\\.withRegistry", "withDockerRegistry");
        isDecidedOn(job, by.substring(0, by.indexOf('(')), Result.SUCCESS, work);
    }

    /**
     * Builds the job under each ruling.
     *
     * @param by what uses the credential
     * @param end the result of a build that may use it
     * @param work what the log has if the credential was used and what is inside ran
     */
    private void isDecidedOn(Job<?, ?> job, String by, Result end, String... work) throws Exception {
        List<String> expected = new ArrayList<>();
        for (Ruling ruling : Ruling.values()) {
            cloud.serve(ruling.policy(KEY));
            Run<?, ?> build = (Run<?, ?>)
                    ParameterizedJobMixIn.scheduleBuild2(job, 0).getFuture().get();
            j.assertBuildStatus(ruling == Ruling.DENIED ? Result.FAILURE : end, build);
            if (ruling == Ruling.DENIED) {
                assertThat(j.getLog(build))
                        .contains("ERROR: access denied: enforcing/legacy (failed: branches")
                        .doesNotContain(work);
            } else {
                assertThat(j.getLog(build)).as(ruling.toString()).contains(work);
            }
            expected.add(ruling.event() + " " + by + " deploy-key");
            assertThat(uses(cloud)).isEqualTo(expected);
        }
    }

    @Test
    void the_wrapper_of_ssh_agent_is_decided_on_before_it_begins() throws Exception {
        Fixture.ssh(KEY);
        FreeStyleProject job = j.createFreeStyleProject();
        job.setAssignedLabel(Label.get("trusted"));
        job.getBuildWrappersList().add(new SSHAgentBuildWrapper(List.of(KEY), false));
        job.getBuildersList().add(new Shell("echo \"socket $SSH_AUTH_SOCK\""));
        isDecidedOn(job, "SSHAgentBuildWrapper", Result.SUCCESS, KEY_ADDED, "socket nowhere");
    }

    /** A build that may use it goes on until docker has no image. */
    @Test
    void an_agent_of_docker_in_declarative_is_decided_on_before_its_registry_is_signed_in_to() throws Exception {
        Fixture.userPassword(j.jenkins, KEY);
        WorkflowJob job = run.job("""
                pipeline {
                  agent {
                    docker {
                      image 'tools'
                      label 'trusted'
                      registryUrl '%s'
                      registryCredentialsId 'deploy-key'
                    }
                  }
                  stages { stage('only') { steps { echo 'inside' } } }
                }
                """.formatted(REGISTRY));
        isDecidedOn(job, "withDockerRegistry", Result.FAILURE, SIGNED_IN);
    }

    @Test
    void a_block_that_cannot_be_looked_through_is_kept_from_further_agents_too() throws Exception {
        Fixture.ssh(KEY);
        cloud.serve(enforce(KEY, "agents: {labels: [trusted]}"));
        assertThat(run.failure("node('trusted') { sshagent(credentials: " + BIG
                        + ", ignoreMissing: true) { echo 'first'; node('built-in') { echo 'second' } } }"))
                .contains(KEY_ADDED, "first", "access denied: enforcing/legacy")
                .doesNotContain("second");
        assertThat(uses(cloud))
                .containsExactly(
                        "used sshagent (too large to be looked through, so it may use any) deploy-key",
                        "denied sshagent (too large to be looked through, so it may use any) deploy-key");
    }
}
