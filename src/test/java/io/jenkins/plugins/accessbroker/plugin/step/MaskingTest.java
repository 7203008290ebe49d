package io.jenkins.plugins.accessbroker.plugin.step;

import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.grant;
import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import io.jenkins.plugins.accessbroker.plugin.testing.Pipelines;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class MaskingTest {
    private Cloud cloud;
    private Pipelines run;

    @BeforeEach
    void start(JenkinsRule j) throws Exception {
        run = new Pipelines(j);
        cloud = Cloud.start().serve(policy(grant("read", "read", "agents: {builtIn: allow}")));
    }

    @AfterEach
    void nothing_secret_is_left() {
        cloud.close();
    }

    /** Each is printed with the secrets in it by a shell, and must not come out. */
    private static final List<String> COMMANDS = List.of(
            "echo \"it is $AWS_SECRET_ACCESS_KEY and $AWS_SESSION_TOKEN\"",
            "set -x; : \"$AWS_SECRET_ACCESS_KEY\" \"$AWS_SESSION_TOKEN\"",
            "env",
            "echo \"$AWS_SECRET_ACCESS_KEY\" | base64 -w0; echo; printf %s \"$AWS_SESSION_TOKEN\" | base64 -w0; echo",
            "echo \"$AWS_SECRET_ACCESS_KEY\" | base64; echo \"$AWS_SESSION_TOKEN\" | base64",
            "echo \"x$AWS_SECRET_ACCESS_KEY:y\" | base64 -w0; echo; echo \"xx$AWS_SESSION_TOKEN\" | base64 -w0",
            "printf %s \"$AWS_SESSION_TOKEN\" | base64 -w64; printf %s \"$AWS_SECRET_ACCESS_KEY\" | base64 | tr '+/' '-_'",
            "printf %s \"$AWS_SECRET_ACCESS_KEY\" | od -An -v -tx1 | tr -d ' \\n'; echo",
            "printf %s \"$AWS_SESSION_TOKEN\" | od -An -v -tx1 | tr -d ' \\n' | fold -w60; echo",
            "printf %s \"$AWS_SECRET_ACCESS_KEY $AWS_SESSION_TOKEN\" | sed 's:/:%2F:g;s:+:%2B:g;s:=:%3D:g'; echo",
            "printf %s \"$AWS_SECRET_ACCESS_KEY $AWS_SESSION_TOKEN\" | sed 's:/:%2f:g;s:+:%2b:g;s:=:%3d:g'; echo",
            "printf '{\"k\":\"%s\"}' \"$AWS_SECRET_ACCESS_KEY\" | sed 's:/:\\\\/:g'; echo",
            "echo \"'$AWS_SECRET_ACCESS_KEY'\" '\"'\"$AWS_SECRET_ACCESS_KEY\"'\"'");

    @Test
    void what_a_shell_prints_of_a_secret_is_hidden() throws Exception {
        StringBuilder script = new StringBuilder();
        for (String command : COMMANDS) {
            script.append("sh '''set +x\n")
                    .append(command.replace("\\", "\\\\"))
                    .append("\n'''\n");
        }
        String log = run.success("node('built-in') { withAccess('team/read') {\n" + script + "} }");
        assertThat(log).contains("****");
        for (String secret : cloud.secrets()) {
            assertThat(log).doesNotContain(secret.substring(0, 12));
        }
    }

    @Test
    void what_a_script_prints_of_a_secret_is_hidden() throws Exception {
        String log = run.success("""
                node('built-in') {
                  withAccess('team/read') {
                    echo "secret: ${env.AWS_SECRET_ACCESS_KEY}"
                    def out = sh(returnStdout: true, script: 'echo "$AWS_SESSION_TOKEN"')
                    echo out
                  }
                }
                """);
        assertThat(log).contains("secret: ****");
    }

    @Test
    void a_secret_in_an_exception_is_hidden() throws Exception {
        String log = run.failure("""
                node('built-in') {
                  withAccess('team/read') {
                    error "cannot log in with ${env.AWS_SECRET_ACCESS_KEY}"
                  }
                }
                """);
        assertThat(log).contains("cannot log in with ****");
    }

    @Test
    void a_secret_in_an_exception_stays_hidden_when_it_is_caught_outside() throws Exception {
        String log = run.success("""
                node('built-in') {
                  try {
                    withAccess('team/read') {
                      error "cannot log in with ${env.AWS_SECRET_ACCESS_KEY}"
                    }
                  } catch (e) {
                    echo "it was: ${e.message}"
                  }
                }
                """);
        assertThat(log).contains("cannot log in with ****");
    }

    @Test
    void a_secret_in_the_arguments_of_a_step_is_not_kept() throws Exception {
        String log = run.success("""
                node('built-in') {
                  withAccess('team/read') {
                    sh "test -n '${env.AWS_SECRET_ACCESS_KEY}'"
                  }
                }
                """);
        assertThat(log).contains("Warning: A secret was passed to \"sh\" using Groovy String interpolation");
    }

    @Test
    void a_text_without_secrets_is_left_as_it_is() throws Exception {
        assertThat(run.success("""
                node('built-in') { withAccess('team/read') { sh 'printf "héllo wörld\\\\n"; echo "$AWS_REGION"' } }
                """)).contains("héllo wörld", "eu-west-1");
    }
}
