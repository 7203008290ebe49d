package io.jenkins.plugins.accessbroker.plugin.step;

import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.grant;
import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.policy;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Label;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import io.jenkins.plugins.accessbroker.plugin.testing.Pipelines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class DeclarativeTest {
    private Cloud cloud;
    private Pipelines run;

    @BeforeEach
    void start(JenkinsRule j) throws Exception {
        run = new Pipelines(j);
        cloud = Cloud.start()
                .serve(policy(
                        grant("deploy", "deploy", "agents: {labels: [trusted]}"),
                        grant("read", "read", "agents: {builtIn: allow}")));
        j.createOnlineSlave(Label.get("trusted"));
    }

    @AfterEach
    void nothing_secret_is_left() {
        cloud.close();
    }

    @Test
    void options_of_the_pipeline_hold_access_on_its_agent_for_all_stages() throws Exception {
        String log = run.success("""
                pipeline {
                  agent { label 'trusted' }
                  options { withAccess('team/deploy') }
                  stages {
                    stage('one') { steps { sh 'echo "<$AWS_SECRET_ACCESS_KEY>"' } }
                    stage('two') { steps { sh 'test -n "$AWS_SESSION_TOKEN"' } }
                  }
                  post { always { sh 'echo "after: $AWS_REGION"' } }
                }
                """);
        assertThat(log)
                .contains("agent    `slave0`", "<****>", "after: eu-west-1")
                .doesNotContain("waiting");
        assertThat(cloud.events()).containsExactly("intent", "issued", "ended:block-ended");
    }

    @Test
    void options_of_a_stage_wait_for_its_agent_and_other_stages_have_nothing() throws Exception {
        String log = run.success("""
                pipeline {
                  agent none
                  stages {
                    stage('deploy') {
                      agent { label 'trusted' }
                      options { withAccess(grants: ['team/deploy'], reason: 'Release') }
                      steps { sh 'test ${#AWS_SECRET_ACCESS_KEY} = 40 && echo "<$AWS_SECRET_ACCESS_KEY>"' }
                    }
                    stage('after') {
                      agent { label 'trusted' }
                      steps { sh 'test -z "$AWS_SECRET_ACCESS_KEY"' }
                    }
                  }
                }
                """);
        assertThat(log).contains("waiting: team/deploy", "permitted: team/deploy", "agent    `slave0`", "<****>");
        assertThat(cloud.events()).containsExactly("intent", "issued", "ended:block-ended");
    }

    @Test
    void a_stage_whose_agent_is_refused_fails_with_the_explanation() throws Exception {
        String log = run.failure("""
                pipeline {
                  agent none
                  stages {
                    stage('deploy') {
                      agent { label 'built-in' }
                      options { withAccess('team/deploy') }
                      steps { sh 'echo "launched"' }
                    }
                  }
                }
                """);
        assertThat(log)
                .contains("denied: team/deploy", "ERROR: access denied: team/deploy (failed: agents.labels")
                .doesNotContain("+ echo launched");
        assertThat(cloud.events()).containsExactly("denied");
    }

    @Test
    void a_stage_on_another_agent_than_the_pipelines_is_decided_on_again() throws Exception {
        String log = run.failure("""
                pipeline {
                  agent { label 'trusted' }
                  options { withAccess('team/deploy') }
                  stages {
                    stage('one') { steps { sh 'test -n "$AWS_SESSION_TOKEN"' } }
                    stage('two') {
                      agent { label 'built-in' }
                      steps { sh 'echo "launched"' }
                    }
                  }
                }
                """);
        assertThat(log).contains("access denied: team/deploy").doesNotContain("+ echo launched");
        assertThat(cloud.events()).containsExactly("intent", "issued", "denied", "ended:block-ended");
    }

    @Test
    void steps_take_a_name_a_list_and_named_parameters() throws Exception {
        run.success("""
                pipeline {
                  agent { label 'trusted' }
                  stages {
                    stage('all') {
                      steps {
                        withAccess('team/deploy') { sh 'test -n "$AWS_REGION"' }
                        withAccess(['team/deploy']) { sh 'test -n "$AWS_REGION"' }
                        withAccess(grants: 'team/deploy', ttl: '15m', reason: 'r', variables: [AWS_REGION: 'R']) { sh 'test -n "$R"' }
                      }
                    }
                  }
                }
                """);
        assertThat(cloud.asked()).isEqualTo(3);
    }

    @Test
    void a_number_in_place_of_a_name_is_refused_when_the_pipeline_is_read() throws Exception {
        assertThat(run.failure("""
                pipeline {
                  agent any
                  stages { stage('one') { steps { withAccess(5) { echo 'inside' } } } }
                }
                """))
                .contains("Expecting \"class java.lang.String\" but got \"5\"")
                .doesNotContain("[Pipeline] echo");
        assertThat(cloud.events()).isEmpty();
    }
}
