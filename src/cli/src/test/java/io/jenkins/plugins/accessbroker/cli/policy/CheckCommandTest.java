package io.jenkins.plugins.accessbroker.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.accessbroker.cli.Bench;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckCommandTest {
    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void lay() {
        bench = new Bench(folder);
    }

    @Test
    void counts_what_is_fine() {
        assertThat(bench.run("check", "@policies"))
                .isEqualTo(new Bench.Result(0, "no problems in 1 policy file with 1 grant\n", ""));
    }

    @Test
    void prints_every_problem_at_its_place() throws Exception {
        bench.write(
                "policies/b.yaml", bench.read("policies/payments.yaml").replace("expires: 2027-03-31", "expire: x"));

        Bench.Result result = bench.run("check", "@policies");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .contains("b.yaml:9:5: unknown key `expire` in ")
                .contains("did you mean `expires`")
                .endsWith(" in 2 policy files\n");
        assertThat(result.out().lines()).allMatch(line -> line.matches("b\\.yaml:\\d+:\\d+: .+|\\d problems? in .+"));
    }

    @Test
    void does_not_call_a_directory_fine_that_has_no_policies() {
        bench.write("empty/readme.txt", "nothing here");

        assertThat(bench.run("check", "@empty").code()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    nowhere | there is no directory `nowhere`: give the directory of the policy files
                    request.json | `request.json` is not a directory: give the directory of the policy files
                    """)
    void says_plainly_what_is_no_directory(String path, String message) {
        Bench.Result expected = new Bench.Result(1, "", "access-broker: " + message + "\n");

        assertThat(bench.run("check", "@" + path)).isEqualTo(expected);
        assertThat(bench.run("explain", "--policies", "@" + path, "--request", "@request.json"))
                .isEqualTo(expected);
    }

    @Test
    void every_command_that_reads_policies_keeps_to_the_boundaries() throws Exception {
        bench.write("boundaries/payments.yaml", """
                boundary: payments
                owner: {team: Security, business: security@example.com, technical: "#security"}
                covers: {files: [payments.yaml]}
                to: {jobs: [payments/deploy]}
                issue: {test: {ttl: 15m}}
                """);
        assertThat(bench.run("check", "@policies", "--boundaries", "@boundaries"))
                .isEqualTo(new Bench.Result(0, "no problems in 1 policy file with 1 grant\n", ""));

        bench.write(
                "boundaries/payments.yaml",
                bench.read("boundaries/payments.yaml").replace("15m", "14m"));
        String problem =
                "payments.yaml:12:7: grant `deploy` goes beyond boundary `payments` (boundaries/payments.yaml:5:16):"
                        + " `ttl` is 15m, expected at most 14m: narrow it, or ask Security <#security>\n";
        assertThat(bench.run("check", "@policies", "--boundaries", "@boundaries")
                        .out())
                .isEqualTo(problem + "1 problem in 1 policy file\n");
        for (String[] command : new String[][] {
            {"test", "@policies", "--boundaries", "@boundaries"},
            {"explain", "--policies", "@policies", "--boundaries", "@boundaries", "--request", "@request.json"},
            {
                "exec",
                "--policies",
                "@policies",
                "--boundaries",
                "@boundaries",
                "--request",
                "@request.json",
                "--issuers",
                "@issuers.yaml",
                "--audit",
                "@audit",
                "--",
                "true"
            }
        }) {
            Bench.Result result = bench.run(command);
            assertThat(result.code()).isEqualTo(1);
            assertThat(result.err())
                    .startsWith("access-broker: the policies in ")
                    .endsWith("\n  " + problem);
        }
        assertThat(bench.path("audit")).doesNotExist();
    }

    @Test
    void says_plainly_where_no_boundaries_are() {
        assertThat(bench.run("check", "@policies", "--boundaries", "@nowhere"))
                .isEqualTo(new Bench.Result(
                        1,
                        "",
                        "access-broker: there is no directory `nowhere`: give the directory of the boundary files\n"));
    }

    @Test
    void colours_the_closing_line_only() throws Exception {
        assertThat(bench.colour().run("check", "@policies").out())
                .isEqualTo("\u001b[1;32mno problems in 1 policy file with 1 grant\u001b[0m\n");
    }

    @Test
    void prints_warnings_with_what_they_mean_and_does_not_fail() throws Exception {
        widen();

        assertThat(bench.run("check", "@policies")).isEqualTo(new Bench.Result(0, """
                        payments.yaml:10:10: warning: the pattern `**` of grant `payments/deploy` names no job and no folder: name the folder that needs it [all-jobs]
                          all-jobs: Whoever can make a job gets what the grant gives: name the folder or the jobs that need it.
                        1 warning in 1 policy file with 1 grant
                        """, ""));
    }

    @Test
    void fails_on_a_warning_where_that_is_asked_for() throws Exception {
        assertThat(bench.run("check", "@policies", "--fail-on", "warning").code())
                .isZero();
        widen();
        assertThat(bench.run("check", "@policies", "--fail-on", "error").code()).isZero();
        assertThat(bench.run("check", "@policies", "--fail-on", "warning").code())
                .isEqualTo(1);
    }

    @Test
    void counts_what_is_accepted() throws Exception {
        widen();
        String accept = "accept: [{warning: all-jobs, reason: There is one folder, expires: 2026-12-01}]\n";
        bench.write("policies/payments.yaml", bench.read("policies/payments.yaml") + accept);

        assertThat(bench.run("check", "@policies", "--fail-on", "warning"))
                .isEqualTo(new Bench.Result(0, "no problems in 1 policy file with 1 grant, 1 warning accepted\n", ""));
        assertThat(bench.run("check", "@policies", "--fail-on", "warning", "--at", "2026-12-02T00:00:00Z")
                        .out())
                .contains("[all-jobs]", "[acceptance-expired]", "\n2 warnings in ");
    }

    @Test
    void lists_what_expires_soon() {
        assertThat(bench.run("check", "@policies", "--expiring", "30d", "--at", "2027-03-30T23:00:00Z"))
                .isEqualTo(new Bench.Result(0, """
                        payments.yaml:9:5: grant `payments/deploy`: last day 2027-03-31, in 1 day: Payments Platform <payments-oncall@example.com>
                        no problems in 1 policy file with 1 grant
                        """, ""));
        assertThat(bench.run("check", "@policies", "--expiring", "30d").out())
                .isEqualTo("no problems in 1 policy file with 1 grant\n");
    }

    @Test
    void prints_json_and_sarif() throws Exception {
        widen();
        JsonNode json = new ObjectMapper()
                .readTree(bench.run("check", "@policies", "--format", "json").out());
        assertThat(json.at("/warnings/0/id").asText()).isEqualTo("all-jobs");
        JsonNode sarif = new ObjectMapper()
                .readTree(bench.run("check", "@policies", "--format", "sarif").out());
        assertThat(sarif.at("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .isEqualTo("file://policies/payments.yaml");
    }

    @Test
    void a_broken_set_is_json_too_and_fails() throws Exception {
        bench.write("policies/b.yaml", "policy: b\n");
        Bench.Result result = bench.run("check", "@policies", "--format", "json");
        assertThat(result.code()).isEqualTo(1);
        assertThat(new ObjectMapper()
                        .readTree(result.out())
                        .at("/errors/0/file")
                        .asText())
                .isEqualTo("b.yaml");
    }

    private void widen() throws Exception {
        bench.write(
                "policies/payments.yaml",
                bench.read("policies/payments.yaml").replace("jobs: [payments/deploy]", "jobs: [\"**\"]"));
    }
}
