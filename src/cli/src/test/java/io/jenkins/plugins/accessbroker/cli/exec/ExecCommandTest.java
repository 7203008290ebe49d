package io.jenkins.plugins.accessbroker.cli.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExecCommandTest {
    private static final String NEW =
            "new audit log in `audit`: copy `audit/key.pub` to where whoever verifies the log keeps it\n";

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
                .startsWith(NEW + "permitted: payments/deploy for payments/deploy #7\n")
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
                .startsWith(NEW + "denied: payments/deploy for other/job #7\n")
                .endsWith("\naccess-broker: denied and recorded as entry 1: the command was not started\n");
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
        assertThat(result.err().replaceAll("[0-9a-f-]{36}", "ID"))
                .startsWith(NEW + "permitted: payments/deploy for payments/deploy #7\n  gives ")
                .endsWith("\n  lease    ID came to nothing, recorded from entry 1 on\n"
                        + "access-broker: no credential for `payments/deploy`: the issuer said no: ask it why\n");
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
                .endsWith(
                        " of `payments/deploy` is not ended and its credential works until 2026-11-23T10:15:00Z: the issuer is"
                                + " gone: try again\n");
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
        assertThat(bench.read("audit/checkpoint")).startsWith("ci.example.com/audit\n8\n");
    }

    @Test
    void tells_of_a_new_log_once() {
        assertThat(bench.exec("true").err()).startsWith(NEW);
        assertThat(bench.exec("true").err()).startsWith("permitted: ");
    }

    @Test
    void makes_a_log_in_an_empty_directory_and_where_one_was_begun() throws Exception {
        Files.createDirectory(bench.path("audit"));
        assertThat(bench.exec("true").code()).isZero();

        Files.move(bench.path("audit"), bench.path("other"));
        Files.createDirectory(bench.path("audit"));
        Files.copy(bench.path("other/lock"), bench.path("audit/lock"));
        assertThat(bench.exec("true").code()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    policies | `policies` is not an audit log and has other files, such as `payments.yaml`: correct the path, or give a new audit log a directory of its own
                    request.json | `request.json` is not a directory: correct the path, or give the audit log a directory of its own
                    no/where | there is no directory `no` for the audit log `no/where`: correct the path, or create that directory
                    """)
    void makes_no_log_beside_other_files(String directory, String message) throws Exception {
        Bench.Result result = execTo("@" + directory);

        assertThat(result).isEqualTo(new Bench.Result(1, "", "access-broker: " + message + "\n"));
        assertThat(bench.path("policies").toFile().list()).containsExactly("payments.yaml");
    }

    @Test
    void says_which_path_to_correct_where_no_directory_can_be_made() {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "there is no directory that takes no files");

        assertThat(execTo("/proc/no-such-log").err())
                .isEqualTo("access-broker: cannot create the directory `/proc/no-such-log` for the audit log:"
                        + " correct the path, or let this user write there\n");
    }

    @Test
    void keeps_the_signing_key_elsewhere_if_asked() throws Exception {
        Files.createDirectory(bench.path("keys"));

        assertThat(execTo("@audit", "--key", "@keys/audit").code()).isZero();
        assertThat(execTo("@audit", "--key", "@keys/audit").code()).isZero();

        assertThat(bench.path("keys/audit")).isRegularFile();
        assertThat(bench.path("audit/key")).doesNotExist();
        assertThat(bench.run("audit", "verify", "@audit").code()).isZero();
        assertThat(execTo("@audit").err())
                .isEqualTo("access-broker: the signing key of the audit log in `audit` is not there: give its file with"
                        + " `--key`\n");
    }

    @Test
    void says_which_path_of_a_key_to_correct() throws Exception {
        assertThat(execTo("@audit", "--key", "@policies").err())
                .isEqualTo("access-broker: `policies` is a directory: give the file of the signing key in it\n");
        assertThat(execTo("@audit", "--key", "@no/key").err())
                .isEqualTo("access-broker: there is no directory `no` for the signing key `no/key`: correct the path,"
                        + " or create that directory\n");
        assertThat(bench.path("audit")).doesNotExist();
    }

    private Bench.Result execTo(String directory, String... options) {
        List<String> args = new ArrayList<>(List.of("exec", "--policies", "@policies", "--request", "@request.json"));
        args.addAll(List.of("--issuers", "@issuers.yaml", "--audit", directory));
        args.addAll(List.of(options));
        args.add("true");
        return bench.run(args.toArray(new String[0]));
    }

    private List<String> events() throws Exception {
        List<String> events = new ArrayList<>();
        for (String line :
                bench.run("audit", "show", "@audit", "--json").out().lines().toList()) {
            JsonNode event = new ObjectMapper().readTree(line);
            String type = event.get("type").textValue();
            if (type.equals("log-opened")) {
                continue;
            }
            events.add(
                    type.equals("ended")
                            ? type + " " + event.get("cause").textValue() + " " + event.get("revoked")
                            : type);
        }
        return events;
    }
}
