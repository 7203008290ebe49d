package io.jenkins.plugins.accessbroker.plugin.step;

import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.grant;
import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.policy;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Label;
import hudson.model.Result;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import io.jenkins.plugins.accessbroker.plugin.testing.Pipelines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class KeptArgumentsTest {
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
                        grant("read", "read", "agents: {builtIn: allow}")));
        j.createOnlineSlave(Label.get("trusted"));
    }

    @AfterEach
    void nothing_secret_is_left() {
        cloud.close();
    }

    @Test
    void an_argument_of_a_step_on_an_agent_that_is_refused() throws Exception {
        assertThat(run.success("""
                node('trusted') {
                  withAccess('team/deploy') {
                    node('built-in') { echo "it is ${env.AWS_SECRET_ACCESS_KEY}" }
                  }
                }
                """)).contains("it is ****");
    }

    @Test
    void an_argument_with_a_secret_of_the_outer_of_two_blocks() throws Exception {
        assertThat(run.success("""
                node('trusted') {
                  withAccess('team/deploy') {
                    def outer = env.AWS_SECRET_ACCESS_KEY
                    withAccess('team/read') { echo "it is ${outer} or ${env.AWS_SECRET_ACCESS_KEY}" }
                  }
                }
                """))
                .contains("it is **** or ****")
                .containsPattern("following variable\\(s\\): \\[.*AWS_SECRET_ACCESS_KEY of lease [-0-9a-f]+");
    }

    @Test
    void an_argument_with_a_secret_whose_variable_is_set_to_something_else() throws Exception {
        assertThat(run.success("""
                node('trusted') {
                  withAccess(grants: 'team/deploy', variables: [AWS_SESSION_TOKEN: 'TOKEN']) {
                    def key = env.AWS_SECRET_ACCESS_KEY
                    def token = env.TOKEN
                    withEnv(['AWS_SECRET_ACCESS_KEY=other', 'TOKEN=']) { echo "it is ${key} or ${token}" }
                  }
                }
                """)).contains("it is **** or ****");
    }

    @Test
    void an_argument_with_a_secret_is_kept_by_the_usual_name_where_that_has_it() throws Exception {
        assertThat(run.success("""
                node('trusted') {
                  withAccess('team/deploy') { echo "it is ${env.AWS_SECRET_ACCESS_KEY}" }
                }
                """)).contains("following variable(s): [AWS_SECRET_ACCESS_KEY]");
    }

    @Test
    void a_process_sees_no_further_names() throws Exception {
        assertThat(run.success("""
                node('trusted') {
                  withAccess('team/deploy') { withEnv(['AWS_SECRET_ACCESS_KEY=other']) { sh 'env' } }
                }
                """)).contains("AWS_SECRET_ACCESS_KEY=other").doesNotContain(" of lease");
    }

    @Test
    void an_exception_of_the_script_itself() throws Exception {
        assertThat(run.failure("""
                node('trusted') {
                  withAccess('team/deploy') {
                    throw new Exception("it is ${env.AWS_SECRET_ACCESS_KEY}")
                  }
                }
                """)).contains("it is ****");
    }

    @Test
    void a_failure_that_a_step_in_the_block_makes_a_warning_of() throws Exception {
        j.buildAndAssertStatus(Result.UNSTABLE, run.job("""
                node('trusted') {
                  withAccess('team/deploy') {
                    catchError(buildResult: 'SUCCESS', stageResult: 'UNSTABLE') {
                      throw new Exception("it is ${env.AWS_SECRET_ACCESS_KEY}")
                    }
                    try {
                      retry(2) { throw new Exception("it is ${env.AWS_SECRET_ACCESS_KEY}") }
                    } catch (e) {
                      echo 'caught'
                    }
                    warnError('careful') { error("it is ${env.AWS_SECRET_ACCESS_KEY}") }
                    parallel(one: { catchError(buildResult: 'SUCCESS') { error("it is ${env.AWS_SESSION_TOKEN}") } })
                  }
                }
                """));
    }
}
