package io.jenkins.plugins.accessbroker.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.AuditLog;
import io.jenkins.plugins.accessbroker.audit.CredentialUse;
import io.jenkins.plugins.accessbroker.audit.json.JsonAuditLog;
import io.jenkins.plugins.accessbroker.cli.Bench;
import io.jenkins.plugins.accessbroker.request.GrantName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveCommandTest {
    private static final int SECONDS = 300;

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void lay() {
        bench = new Bench(folder);
    }

    /** Events of a second each, from the bench's time on. */
    private void record(int events) throws Exception {
        Instant[] now = {Bench.NOW};
        try (AuditLog log = JsonAuditLog.open(bench.path("audit"), "access-broker", () -> now[0])) {
            for (int i = 0; i < events; i++) {
                log.append(new AuditEvent.Unmediated(
                        new GrantName("payments", "deploy"), "job #" + i, new CredentialUse("scan", "key")));
                now[0] = now[0].plusSeconds(1);
            }
        }
    }

    @Test
    void moves_old_entries_and_says_of_each_command_what_it_has_and_what_not() throws Exception {
        record(SECONDS);
        bench.run("audit", "query", "@audit");
        Bench.Result moved = bench.run("audit", "archive", "@audit", "--entries", "300", "--to", "@cold");

        assertThat(moved)
                .isEqualTo(new Bench.Result(
                        0,
                        "moved: 256 entries of the audit log in `audit` to `cold`\n256 entries are out of its directory"
                                + " now\n",
                        ""));
        assertThat(bench.run("audit", "verify", "@audit").out())
                .startsWith("sound: the audit log in `audit`, 300 entries\n");
        assertThat(bench.run("audit", "show", "@audit").out().lines()).hasSize(300);
        assertThat(bench.run("audit", "query", "@audit", "--build", "job #5").out())
                .contains("`job #5`");

        Files.move(bench.path("cold"), bench.path("elsewhere"));
        Bench.Result verified = bench.run("audit", "verify", "@audit");
        assertThat(verified.code()).isZero();
        assertThat(verified.out())
                .startsWith(
                        "sound, but not whole: the audit log in `audit`, 44 entries, and 256 in cold storage that is"
                                + " not at hand\n")
                .contains("\nnot checked:\n", "  - what `256` entries say, which were moved to cold storage");
        Bench.Result shown = bench.run("audit", "show", "@audit");
        assertThat(shown.code()).isEqualTo(1);
        assertThat(shown.out().lines()).hasSize(44).first().asString().startsWith("   256  ");
        assertThat(shown.err())
                .isEqualTo("access-broker: 256 entries are not shown: moved to cold storage that is not at hand: give"
                        + " the directory with `--cold`\n");
        for (String[] command :
                new String[][] {{"receipt", "@audit", "--entry", "5"}, {"query", "@audit", "--build", "job #5"}}) {
            Bench.Result refused = bench.run("audit", command[0], command[1], command[2], command[3]);
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err())
                    .startsWith("access-broker: cannot read entry `5` of the audit log in `audit`: it was moved to cold"
                            + " storage that is not at hand, ");
            assertThat(bench.run("audit", command[0], command[1], command[2], command[3], "--cold", "@elsewhere")
                            .code())
                    .isZero();
        }
        assertThat(bench.run("audit", "receipt", "@audit", "--entry", "299").code())
                .isZero();
        assertThat(bench.run("audit", "receipt", "@audit", "--lease", "none").err())
                .contains("has no issued lease `none` among the entries at hand, and 256 entries are in cold storage");
        assertThat(bench.run("audit", "verify", "@audit", "--cold", "@elsewhere")
                        .out())
                .startsWith("sound: the audit log in `audit`, 300 entries\n");
        assertThat(bench.run("audit", "show", "@audit", "--cold", "@elsewhere")
                        .out()
                        .lines())
                .hasSize(300);
    }

    @Test
    void moves_what_is_before_a_time() throws Exception {
        record(SECONDS);
        for (String[] expected : new String[][] {
            {"2026-11-23T10:04:15Z", "0"}, {"2026-11-23T10:04:16Z", "256"}, {"2027-01-01T00:00:00Z", "0"}
        }) {
            assertThat(bench.run("audit", "archive", "@audit", "--before", expected[0], "--to", "@cold")
                            .out())
                    .as(expected[0])
                    .startsWith("moved: " + expected[1] + " entries ");
        }
    }

    @Test
    void leaves_the_entries_of_a_lease_that_lives() throws Exception {
        bench.write("issuers.yaml", "issuers:\n  test: {revoke: fails}\n");
        bench.exec("true");
        record(SECONDS);

        Bench.Result result = bench.run("audit", "archive", "@audit", "--entries", "300", "--to", "@cold");
        assertThat(result.code()).isZero();
        assertThat(result.out()).startsWith("moved: 0 entries ");
        assertThat(result.err())
                .matches("entries from \\d on stay: lease `[0-9a-f-]{36}` has no end yet and works until"
                        + " 2026-11-23T10:15:00Z\n");
        assertThat(bench.path("cold")).doesNotExist();
    }

    @Test
    void tells_what_cannot_be_moved_or_not_to_there() throws Exception {
        record(1);
        assertThat(bench.run("audit", "archive", "@audit", "--entries", "2", "--to", "@cold")
                        .err())
                .contains("its checkpoint covers `1`, and no other can be moved");
        assertThat(bench.run("audit", "archive", "@audit", "--entries", "1", "--to", "@no/cold")
                        .err())
                .isEqualTo(
                        "access-broker: there is no directory to make `no/cold` in: correct the path, or create it\n");
        assertThat(bench.run("audit", "archive", "@audit", "--entries", "1", "--to", "@audit/cold")
                        .err())
                .contains("give a directory outside of the log's");
        assertThat(bench.run("audit", "archive", "@audit", "--to", "@cold").code())
                .isEqualTo(2);
        assertThat(bench.run("audit", "verify", "@audit", "--cold", "@nowhere").err())
                .contains("there is no directory `nowhere`");
    }
}
