package io.jenkins.plugins.accessbroker.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.AuditLog;
import io.jenkins.plugins.accessbroker.audit.json.JsonAuditLog;
import io.jenkins.plugins.accessbroker.audit.log.FileLog;
import io.jenkins.plugins.accessbroker.cli.Bench;
import io.jenkins.plugins.accessbroker.request.GrantName;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditCommandsTest {
    private static final String LEASE = "[0-9a-f-]{36}";

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void record() {
        bench = new Bench(folder);
        bench.exec("true");
        bench.run(
                "exec",
                "--policies",
                "@policies",
                "--request",
                "@denied.json",
                "--issuers",
                "@issuers.yaml",
                "--audit",
                "@audit",
                "true");
    }

    @Test
    void shows_each_event_on_a_line() {
        Bench.Result result = bench.run("audit", "show", "@audit");

        assertThat(result.code()).isZero();
        assertThat(result.out().replaceAll(LEASE, "ID")).isEqualTo("""
                             0  2026-11-23T10:00:00Z  log-opened  by access-broker (not packaged)
                             1  2026-11-23T10:00:00Z  intent  payments/deploy  `payments/deploy #7`  lease ID  permitted for 900 s
                             2  2026-11-23T10:00:00Z  issued  payments/deploy  `payments/deploy #7`  lease ID  credential KEY-1  until 2026-11-23T10:15:00Z
                             3  2026-11-23T10:00:00Z  ended   payments/deploy  `payments/deploy #7`  lease ID  credential KEY-1  block-ended, revoked
                             4  2026-11-23T10:00:00Z  log-opened  by access-broker (not packaged)
                             5  2026-11-23T10:00:00Z  denied  payments/deploy  `other/job #7`  failed on jobs
                        """);
    }

    @Test
    void shows_the_events_as_the_log_has_them() throws Exception {
        Bench.Result result = bench.run("audit", "show", "@audit", "--json");

        String entries = Files.readString(bench.path("audit/tile/entries/000"), StandardCharsets.ISO_8859_1);
        assertThat(result.out().lines()).hasSize(6).allMatch(entries::contains);
    }

    @Test
    void shows_no_text_of_a_build_as_anything_but_text() throws Exception {
        String forged = "x\u001b[2J\n     9  2026  issued `\u202e";
        try (AuditLog log = JsonAuditLog.open(bench.path("audit"), "access-broker", () -> Bench.NOW)) {
            GrantName grant = new GrantName("payments", "deploy");
            log.append(new AuditEvent.Failed("l", grant, forged, "refused", forged, Optional.empty()));
        }

        assertThat(bench.run("audit", "show", "@audit").out().lines())
                .hasSize(7)
                .last()
                .asString()
                .contains("`x\\u001B[2J\\u000A     9  2026  issued \\u0060\\u202E`")
                .endsWith("  refused: x\\u001B[2J\\u000A     9  2026  issued `\\u202E")
                .doesNotContain("\u001b", "\u202e");
    }

    @Test
    void reads_beside_the_writer() throws Exception {
        try (AuditLog log = JsonAuditLog.open(bench.path("audit"), "access-broker", () -> Bench.NOW)) {
            assertThat(log).isNotNull();
            assertThat(bench.run("audit", "show", "@audit").out().lines()).hasSize(6);
            assertThat(bench.run("audit", "verify", "@audit").code()).isZero();
        }
    }

    @Test
    void verifies_a_sound_log_and_says_what_it_could_not_check() {
        Bench.Result result = bench.run("audit", "verify", "@audit");

        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .startsWith("sound: the audit log in `audit`, 6 entries\nchecked:\n  - ")
                .contains("\nnot checked:\n  - whether ", "give the public key, held elsewhere")
                .doesNotContain("leases without an end");
    }

    @Test
    void takes_a_key_and_a_checkpoint_that_were_kept_elsewhere() throws Exception {
        Files.copy(bench.path("audit/key.pub"), bench.path("kept.pub"));
        Files.copy(bench.path("audit/checkpoint"), bench.path("kept"));
        String key = bench.read("kept.pub").strip();
        bench.exec("true");

        for (String given : new String[] {"@kept.pub", key}) {
            Bench.Result result = bench.run("audit", "verify", "@audit", "--key", given, "--checkpoint", "@kept");
            assertThat(result.code()).isZero();
            assertThat(result.out())
                    .contains("sound: ", "`kept` states `6` entries")
                    .doesNotContain("whether the public key");
        }
    }

    @Test
    void finds_a_log_that_was_made_anew() throws Exception {
        Files.copy(bench.path("audit/key.pub"), bench.path("kept.pub"));
        Files.copy(bench.path("audit/checkpoint"), bench.path("kept"));
        Files.move(bench.path("audit"), bench.path("gone"));
        bench.exec("true");

        assertThat(bench.run("audit", "verify", "@audit").code()).isZero();
        assertThat(bench.run("audit", "verify", "@audit", "--key", "@kept.pub").code())
                .isEqualTo(1);
        assertThat(bench.run("audit", "verify", "@audit", "--checkpoint", "@kept")
                        .code())
                .isEqualTo(1);
    }

    @Test
    void finds_one_altered_byte_and_shows_nothing_of_that_log() throws Exception {
        try (RandomAccessFile file =
                new RandomAccessFile(bench.path("audit/tile/entries/000").toFile(), "rw")) {
            file.seek(100);
            int old = file.read();
            file.seek(100);
            file.write(old ^ 1);
        }

        Bench.Result verified = bench.run("audit", "verify", "@audit");
        assertThat(verified.code()).isEqualTo(1);
        assertThat(verified.out())
                .startsWith("not sound: the audit log in `audit`: do not rely on it, and keep it as evidence\nfound:\n"
                        + "  - altered: ");
        Bench.Result shown = bench.run("audit", "show", "@audit");
        assertThat(shown.code()).isEqualTo(1);
        assertThat(shown.out()).isEmpty();
        assertThat(shown.err()).startsWith("access-broker: the audit log in `audit` is not sound");
    }

    @Test
    void names_leases_that_have_no_end() {
        bench.write("issuers.yaml", "issuers:\n  test: {revoke: fails}\n");
        bench.exec("true");

        Bench.Result result = bench.run("audit", "verify", "@audit");
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .containsPattern("\nleases without an end:\n  - lease " + LEASE + ", entry 8: issued, and still held");
    }

    @Test
    void finds_an_entry_that_is_no_event() throws Exception {
        try (FileLog log = FileLog.open(bench.path("audit"), "access-broker")) {
            log.append(sequence -> "hello".getBytes(StandardCharsets.US_ASCII));
        }

        Bench.Result verified = bench.run("audit", "verify", "@audit");
        assertThat(verified.code()).isEqualTo(1);
        assertThat(verified.out())
                .contains(
                        "\nentries that are no event of a known form, or not where such an event can be (verify with a later"
                                + " access-broker, or find out what else writes to the log):\n  - entry 6\n");
        assertThat(verified.out())
                .startsWith("unaltered, but not all events: the audit log in `audit`, 7 entries\n")
                .doesNotContain("not sound", "evidence");
        Bench.Result shown = bench.run("audit", "show", "@audit");
        assertThat(shown.code()).isEqualTo(1);
        assertThat(shown.err())
                .isEqualTo("access-broker: entry 6 of `audit` is not an event of a form that is known here:"
                        + " use a later access-broker\n");
    }

    @Test
    void shows_no_event_at_another_place_than_its_own() throws Exception {
        String first = bench.run("audit", "show", "@audit", "--json")
                .out()
                .lines()
                .toList()
                .get(3);
        try (FileLog log = FileLog.open(bench.path("audit"), "access-broker")) {
            log.append(sequence -> first.getBytes(StandardCharsets.US_ASCII));
        }

        assertThat(bench.run("audit", "verify", "@audit").out())
                .contains("or not where such an event can be", "\n  - entry 6\n");
        Bench.Result shown = bench.run("audit", "show", "@audit");
        assertThat(shown.code()).isEqualTo(1);
        assertThat(shown.err()).startsWith("access-broker: entry 6 of `audit` is not an event");
    }

    @Test
    void tells_a_wrong_path_from_a_log_that_was_tampered_with() {
        for (String command : new String[] {"show", "verify"}) {
            assertThat(bench.run("audit", command, "@nowhere"))
                    .isEqualTo(new Bench.Result(
                            1,
                            "",
                            "access-broker: there is no directory `nowhere`: give the directory of an audit log\n"));
        }
    }

    @Test
    void tells_a_directory_that_is_no_log_from_a_log_that_was_tampered_with() throws Exception {
        Files.createDirectory(bench.path("empty"));
        for (String command : new String[] {"show", "verify"}) {
            for (String directory : new String[] {"empty", "policies"}) {
                assertThat(bench.run("audit", command, "@" + directory))
                        .isEqualTo(new Bench.Result(
                                1,
                                "",
                                "access-broker: `" + directory + "` is not an audit log: it has neither `checkpoint`"
                                        + " nor `tile`: correct the path\n"));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --checkpoint @nowhere | cannot read the checkpoint file `nowhere`: it does not exist: correct the path
                    --checkpoint @policies | cannot read the checkpoint file `policies`: it is a directory: give a file in it
                    --checkpoint @request.json | `request.json` is not a checkpoint: correct the path, or give a copy of the log's `checkpoint`
                    --key @nowhere | cannot read the public key file `nowhere`: it does not exist: correct the path
                    --key @policies | cannot read the public key file `policies`: it is a directory: give a file in it
                    --key @request.json | `request.json` is not a public key file: correct the path, or give a copy of the log's `key.pub`
                    """)
    void tells_a_mistaken_option_from_a_log_that_was_tampered_with(String option, String message) {
        String[] words = option.split(" ");

        assertThat(bench.run("audit", "verify", "@audit", words[0], words[1]))
                .isEqualTo(new Bench.Result(1, "", "access-broker: " + message + "\n"));
    }

    @Test
    void refuses_a_key_that_is_none_and_does_not_repeat_it() {
        Bench.Result result = bench.run("audit", "verify", "@audit", "--key", "PRIVATE+KEY+abc");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .startsWith("access-broker: this is not a public key: ")
                .doesNotContain("KEY+abc");
        assertThat(bench.run("audit", "verify", "@audit", "--key", "").code()).isEqualTo(2);
    }

    @Test
    void shows_why_nothing_was_issued_in_full_and_as_it_was_said() throws Exception {
        String why = "role `" + "r".repeat(300) + "` refused: ask its owner";
        try (AuditLog log = JsonAuditLog.open(bench.path("audit"), "access-broker", () -> Bench.NOW)) {
            GrantName grant = new GrantName("payments", "deploy");
            log.append(new AuditEvent.Failed("l", grant, "b", "refused", why, Optional.empty()));
        }

        assertThat(bench.run("audit", "show", "@audit").out()).endsWith("  refused: " + why + "\n");
    }
}
