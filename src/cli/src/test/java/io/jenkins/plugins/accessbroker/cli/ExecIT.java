package io.jenkins.plugins.accessbroker.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecIT {
    @TempDir
    Path folder;

    private Jar jar;

    @BeforeEach
    void lay() throws Exception {
        jar = new Jar(folder);
    }

    @AfterEach
    void close() {
        jar.close();
    }

    @Test
    void puts_the_secret_into_the_environment_of_the_command_and_nowhere_else() throws Exception {
        jar.environment.put("KEPT", "as it was");
        jar.environment.put("AWS_PROFILE", "other");
        jar.environment.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1/other");
        jar.environment.put("HTTP_PROXY", "http://127.0.0.1:9/");

        Jar.Result result = jar.exec("env");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out().lines())
                .contains("KEPT=as it was", "AWS_REGION=eu-west-1")
                .anyMatch(line -> line.startsWith("AWS_ACCESS_KEY_ID=ASIA"))
                .noneMatch(line -> line.startsWith("AWS_PROFILE") || line.startsWith("AWS_CONTAINER"));
        assertThat(result.out()).contains(jar.sts.secretsHandedOut()).doesNotContain(Jar.BASE_SECRET);
        Files.delete(jar.out()); // where the command itself wrote them
        String elsewhere = result.err() + jar.everything("audit");
        assertThat(jar.sts.secretsHandedOut()).hasSize(2).noneMatch(elsewhere::contains);
        assertThat(elsewhere).doesNotContain(Jar.BASE_SECRET);
    }

    @Test
    void explains_the_permit_on_standard_error_only() throws Exception {
        Jar.Result result = jar.exec("echo", "hello");

        assertThat(result.out()).isEqualTo("hello\n");
        assertThat(result.err().replaceAll("lease .*", "lease")).isEqualTo("""
                        new audit log in `audit`: copy `audit/key.pub` to where whoever verifies the log keeps it
                        permitted: payments/deploy-prod for payments/deploy #118
                          gives    aws role arn:aws:iam::123456789012:role/payments-deploy in eu-west-1 for 15m
                          purpose  Deploy the payments service to production
                          owner    Payments Platform <payments-oncall@example.com>, business contact <ana.silva@example.com>
                          because  all 12 conditions hold (payments.yaml:14:3)
                          lease
                        """);
    }

    @Test
    void passes_on_the_exit_code_and_the_streams() throws Exception {
        Files.copy(jar.folder.resolve("denied.json"), jar.folder.resolve("in.txt"));

        Jar.Result result = jar.exec("sh", "-c", "echo oops >&2; exit 42");
        assertThat(result.code()).isEqualTo(42);
        assertThat(result.err()).endsWith("\noops\n");

        Jar.Result piped = jar.shell("echo through | access-broker exec --policies policies --request request.json"
                + " --issuers issuers.yaml --audit audit cat");
        assertThat(piped.out()).isEqualTo("through\n");
    }

    @Test
    void denies_without_asking_the_token_service() throws Exception {
        Files.delete(folder.resolve("request.json"));
        Files.copy(folder.resolve("denied.json"), folder.resolve("request.json"));

        Jar.Result result = jar.exec("touch", "started");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("\ndenied: payments/deploy-prod for payments/deploy #119\n")
                .endsWith("\naccess-broker: denied and recorded as entry 1: the command was not started\n");
        assertThat(folder.resolve("started")).doesNotExist();
        assertThat(jar.sts.requests()).isEmpty();
    }

    @Test
    void gives_the_aws_command_line_the_role_of_the_build() throws Exception {
        assumeTrue(onPath("aws"), "the aws command line is not on the path: install it to run this test");

        Jar.Result result = jar.exec(
                "aws",
                "sts",
                "get-caller-identity",
                "--output",
                "json",
                "--endpoint-url",
                jar.sts.endpoint().toString());

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("\"arn:aws:sts::123456789012:assumed-role/payments-deploy/payments.deploy-118-");
    }

    private static boolean onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
