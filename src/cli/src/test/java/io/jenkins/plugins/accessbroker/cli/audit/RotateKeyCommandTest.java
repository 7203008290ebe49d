package io.jenkins.plugins.accessbroker.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.audit.AuditLog;
import io.jenkins.plugins.accessbroker.audit.json.JsonAuditLog;
import io.jenkins.plugins.accessbroker.cli.Bench;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotateKeyCommandTest {
    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void record() {
        bench = new Bench(folder);
        bench.exec("true");
    }

    @Test
    void replaces_the_key_and_says_what_to_do_with_the_new_one() throws Exception {
        String old = bench.read("audit/key.pub").strip();
        Bench.Result result = bench.run("audit", "rotate-key", "@audit");

        String now = bench.read("audit/key.pub").strip();
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(now).isNotEqualTo(old);
        assertThat(result.out())
                .isEqualTo("new key: entry 5 of the audit log in `audit` tells of it\nold: " + old + "\nnew: " + now
                        + "\n");
        assertThat(result.err()).isEqualTo("copy `audit/key.pub` to where whoever verifies the log keeps it\n");
        assertThat(bench.run("audit", "show", "@audit").out())
                .contains("     5  2026-11-23T10:00:00Z  key-rotated  new key " + now + "  by "
                        + System.getProperty("user.name") + "\n");
        bench.exec("true");
        for (String key : new String[] {old, now}) {
            Bench.Result verified = bench.run("audit", "verify", "@audit", "--key", key);
            assertThat(verified.code()).isZero();
            assertThat(verified.out())
                    .startsWith("sound: the audit log in `audit`, 10 entries\n")
                    .contains("`handover/6` states `6` entries and that the key `" + now + "` took over from `" + old);
        }
    }

    @Test
    void makes_no_log_and_touches_none_that_is_open() throws Exception {
        Files.createDirectory(bench.path("empty"));
        assertThat(bench.run("audit", "rotate-key", "@empty").err()).contains("`empty` is not an audit log");
        assertThat(bench.path("empty")).isEmptyDirectory();
        String old = bench.read("audit/key.pub");
        try (AuditLog log = JsonAuditLog.open(bench.path("audit"), "access-broker", () -> Bench.NOW)) {
            assertThat(log).isNotNull();
            Bench.Result refused = bench.run("audit", "rotate-key", "@audit");
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err()).contains("is open already");
        }
        assertThat(bench.read("audit/key.pub")).isEqualTo(old);
        assertThat(bench.run("audit", "rotate-key", "@audit", "--key", "@nowhere")
                        .code())
                .isEqualTo(1);
    }
}
