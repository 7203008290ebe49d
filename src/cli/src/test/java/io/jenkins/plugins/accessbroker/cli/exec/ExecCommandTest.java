package io.jenkins.plugins.accessbroker.cli.exec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.accessbroker.audit.AuditLog;
import io.jenkins.plugins.accessbroker.audit.json.JsonAuditLog;
import io.jenkins.plugins.accessbroker.cli.Bench;
import io.jenkins.plugins.accessbroker.cli.TestKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExecCommandTest {
    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void lay() {
        bench = new Bench(folder);
    }

    @Test
    void gives_the_command_the_credential_and_ends_the_lease_after_it() throws Exception {
        Bench.Result result = bench.exec("sh", "-c", "echo $AWS_ACCESS_KEY_ID $AWS_SECRET_ACCESS_KEY; cat");

        assertThat(result.code()).isZero();
        assertThat(bench.read("child.out")).isEqualTo("KEY-1 " + TestKind.SECRET + "\n" + bench.read("request.json"));
        assertThat(events()).containsExactly("intent", "issued", "ended block-ended true");
    }

    @Test
    void explains_the_permit_on_standard_error_and_shows_no_secret() throws Exception {
        Bench.Result result = bench.exec("true");

        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .startsWith("permitted: payments/deploy for payments/deploy #7\n")
                .matches("(?s).*\n  lease    [0-9a-f-]{36} until 2026-11-23T10:15:00Z\n");
        assertThat(result.err() + bench.run("audit", "show", "@audit", "--json").out())
                .doesNotContain(TestKind.SECRET);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 42, 255})
    void passes_on_the_exit_code_of_the_command(int code) throws Exception {
        assertThat(bench.exec("sh", "-c", "exit " + code).code()).isEqualTo(code);
        assertThat(events()).last().isEqualTo("ended block-ended true");
    }

    @Test
    void passes_on_that_the_command_was_killed_and_records_it_as_aborted() throws Exception {
        assertThat(bench.exec("sh", "-c", "kill -TERM $$").code()).isEqualTo(143);
        assertThat(events()).last().isEqualTo("ended aborted true");
    }

    @Test
    void records_a_denial_and_starts_nothing() throws Exception {
        bench.write("request.json", bench.read("denied.json"));

        Bench.Result result = bench.exec("touch", bench.path("started").toString());

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .startsWith("denied: payments/deploy for other/job #7\n")
                .endsWith("\naccess-broker: denied and recorded as entry 0: the command was not started\n");
        assertThat(bench.path("started")).doesNotExist();
        assertThat(events()).containsExactly("denied");
    }

    @Test
    void ends_the_lease_of_a_command_that_cannot_be_started() throws Exception {
        Bench.Result result = bench.exec("no-such-command-anywhere", "arg");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .endsWith(
                        "\naccess-broker: cannot start the command `no-such-command-anywhere`: check that it is there,"
                                + " on the `PATH`, and may be executed\n");
        assertThat(events()).containsExactly("intent", "issued", "ended aborted true");
    }

    @Test
    void ends_the_lease_of_a_command_that_no_system_can_take() throws Exception {
        Bench.Result result = bench.exec("a\u0000b");

        assertThat(result.code()).isEqualTo(1);
        assertThat(events()).containsExactly("intent", "issued", "ended aborted true");
    }

    @Test
    void starts_nothing_if_nothing_was_issued() throws Exception {
        bench.write("issuers.yaml", "issuers:\n  test: {issue: no}\n");

        Bench.Result result = bench.exec("touch", bench.path("started").toString());

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .isEqualTo("access-broker: no credential for `payments/deploy`: the issuer said no: ask it why\n");
        assertThat(bench.path("started")).doesNotExist();
        assertThat(events()).containsExactly("intent", "failed");
    }

    @Test
    void says_so_if_the_lease_could_not_be_ended() throws Exception {
        bench.write("issuers.yaml", "issuers:\n  test: {revoke: fails}\n");

        Bench.Result result = bench.exec("true");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .contains("\naccess-broker: the command ended with exit code 0: lease ")
                .endsWith(" of `payments/deploy` is not ended: the issuer is gone: try again\n");
        assertThat(events()).containsExactly("intent", "issued", "failed");
    }

    @Test
    void records_that_a_credential_lives_on_where_it_cannot_be_revoked() throws Exception {
        bench.write("issuers.yaml", "issuers:\n  test: {revoke: cannot}\n");

        assertThat(bench.exec("true").code()).isZero();
        assertThat(events()).last().isEqualTo("ended block-ended false");
    }

    @Test
    void asks_for_nothing_if_the_audit_log_cannot_be_opened() throws Exception {
        Files.writeString(bench.path("audit"), "a file");

        Bench.Result result = bench.exec("touch", bench.path("started").toString());

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).startsWith("access-broker: ").doesNotContain("internal error", "permitted");
        assertThat(bench.path("started")).doesNotExist();
    }

    @Test
    void says_who_has_the_audit_log_if_another_does() throws Exception {
        try (AuditLog other = JsonAuditLog.open(bench.path("audit"), "access-broker", () -> Bench.NOW)) {
            assertThat(other).isNotNull();

            Bench.Result result = bench.exec("touch", bench.path("started").toString());

            assertThat(result.code()).isEqualTo(1);
            assertThat(result.err())
                    .startsWith("access-broker: ")
                    .contains("`audit`")
                    .doesNotContain("permitted");
        }
        assertThat(bench.path("started")).doesNotExist();
    }

    @Test
    void passes_arguments_on_as_they_are() throws Exception {
        bench.exec("printf", "%s|", "@nowhere", "--json", "--", "-h", "", "a b", "$HOME", "'q'");

        assertThat(bench.read("child.out")).isEqualTo(bench.path("nowhere") + "|--json|--|-h||a b|$HOME|'q'|");
    }

    @Test
    void keeps_the_name_that_a_log_was_created_with() throws Exception {
        bench.run(
                "exec",
                "--policies",
                "@policies",
                "--request",
                "@request.json",
                "--issuers",
                "@issuers.yaml",
                "--audit",
                "@audit",
                "--origin",
                "ci.example.com/audit",
                "true");

        assertThat(bench.exec("true").code()).isZero();
        assertThat(bench.read("audit/checkpoint")).startsWith("ci.example.com/audit\n6\n");
    }

    private List<String> events() throws Exception {
        List<String> events = new ArrayList<>();
        for (String line :
                bench.run("audit", "show", "@audit", "--json").out().lines().toList()) {
            JsonNode event = new ObjectMapper().readTree(line);
            String type = event.get("type").textValue();
            events.add(
                    type.equals("ended")
                            ? type + " " + event.get("cause").textValue() + " " + event.get("revoked")
                            : type);
        }
        return events;
    }
}
