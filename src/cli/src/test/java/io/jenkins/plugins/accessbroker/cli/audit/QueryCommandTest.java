package io.jenkins.plugins.accessbroker.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.AuditLog;
import io.jenkins.plugins.accessbroker.audit.json.JsonAuditLog;
import io.jenkins.plugins.accessbroker.cli.Bench;
import io.jenkins.plugins.accessbroker.request.GrantName;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryCommandTest {
    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void record() {
        bench = new Bench(folder);
        bench.exec("true");
    }

    private Bench.Result query(String... options) {
        String[] words = {"audit", "query", "@audit"};
        String[] all = java.util.Arrays.copyOf(words, words.length + options.length);
        System.arraycopy(options, 0, all, words.length, options.length);
        return bench.run(all);
    }

    @Test
    void prints_what_passes_all_filters_the_newest_first() {
        Bench.Result result = query("--credential", "KEY-1", "--type", "issued", "--type", "ended");

        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        assertThat(result.out().lines())
                .hasSize(2)
                .satisfiesExactly(
                        first -> assertThat(first).contains("  ended "),
                        second -> assertThat(second).contains("  issued  "));
        assertThat(query("--job", "payments/**", "--decision", "denied").out()).isEmpty();
        assertThat(query("--job", "payments/**", "--limit", "1").out().lines()).hasSize(1);
        assertThat(query("--from", "2026-11-23T10:00:00Z", "--to", "2026-11-23T10:00:01Z")
                        .out()
                        .lines())
                .hasSize(3);
        assertThat(query("--to", "2026-11-23T10:00:00Z").out()).isEmpty();
    }

    @Test
    void prints_events_as_the_log_has_them_and_as_a_table_for_other_programs() throws Exception {
        assertThat(query("--format", "json", "--type", "intent").out().strip())
                .isEqualTo(bench.run("audit", "show", "@audit", "--json")
                        .out()
                        .lines()
                        .findFirst()
                        .orElseThrow());

        assertThat(query("--format", "csv", "--type", "ended").out().lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("sequence,time,type,grant,buildName,lease,");
        try (AuditLog log = JsonAuditLog.open(bench.path("audit"), "access-broker", () -> Bench.NOW)) {
            log.append(new AuditEvent.Failed(
                    "l",
                    new GrantName("payments", "deploy"),
                    "=cmd|' /C calc'!A0",
                    "refused",
                    "say \"no\", twice",
                    Optional.empty()));
        }
        assertThat(query("--format", "csv", "--type", "failed").out())
                .contains(",\"'=cmd|' /C calc'!A0\",")
                .endsWith(",\"say \"\"no\"\", twice\"\n");
    }

    @Test
    void keeps_its_index_where_it_is_told_to() {
        assertThat(query("--index", "@elsewhere.db").code()).isZero();

        assertThat(bench.path("elsewhere.db")).exists();
        assertThat(bench.path("audit/index.db")).doesNotExist();
    }

    @Test
    void finds_what_was_recorded_since() {
        assertThat(query().out().lines()).hasSize(3);
        bench.exec("true");
        assertThat(query().out().lines()).hasSize(6);
    }

    @Test
    void prints_nothing_that_is_not_as_it_was_signed() throws Exception {
        assertThat(query().code()).isZero();
        try (RandomAccessFile file =
                new RandomAccessFile(bench.path("audit/tile/entries/000").toFile(), "rw")) {
            file.seek(100);
            int old = file.read();
            file.seek(100);
            file.write(old ^ 1);
        }

        Bench.Result result = query("--type", "intent");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("does not agree with its checkpoint");
    }

    @Test
    void says_what_is_wrong_with_a_question() throws Exception {
        assertThat(query("--job", "a**b").err())
                .startsWith("access-broker: these filters are not ones that can be asked for: ");
        assertThat(query("--limit", "0").code()).isEqualTo(1);
        assertThat(query("--format", "xml").err()).contains("expected one of `csv`, `json`, `text`, found `xml`");
        Files.writeString(bench.path("broken.db"), "hello".repeat(1000));
        assertThat(query("--index", "@broken.db").err()).startsWith("access-broker: cannot use the index ");
    }
}
