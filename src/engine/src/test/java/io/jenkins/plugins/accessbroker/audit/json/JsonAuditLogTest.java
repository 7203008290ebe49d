package io.jenkins.plugins.accessbroker.audit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.AuditLog;
import io.jenkins.plugins.accessbroker.audit.Recorded;
import io.jenkins.plugins.accessbroker.audit.form.EventForms;
import io.jenkins.plugins.accessbroker.audit.log.FileLog;
import io.jenkins.plugins.accessbroker.audit.log.LogReader;
import io.jenkins.plugins.accessbroker.audit.log.LogVerifier;
import io.jenkins.plugins.accessbroker.audit.log.VerifyOptions;
import io.jenkins.plugins.accessbroker.request.GrantName;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonAuditLogTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final GrantName GRANT = new GrantName("payments", "deploy");

    @TempDir
    Path folder;

    @Test
    void keeps_each_event_as_one_line_of_ascii_json() throws Exception {
        try (AuditLog log = open()) {
            Recorded recorded = log.append(failed("no\n{\"type\":\"issued\"}\u202e\u00e9"));
            assertThat(recorded.sequence()).isZero();
            assertThat(recorded.entry()).isEqualTo(entry(0));
        }

        String line = new String(entry(0), StandardCharsets.UTF_8);
        assertThat(line).matches("[\\x20-\\x7e]+");
        JsonNode event = new ObjectMapper().readTree(line);
        assertThat(event.get("version").intValue()).isEqualTo(EventForms.VERSION_NUMBER);
        assertThat(event.get("sequence").longValue()).isZero();
        assertThat(event.get("time").textValue()).isEqualTo("2026-11-23T10:00:00Z");
        assertThat(event.get("type").textValue()).isEqualTo("failed");
        assertThat(event.get("message").textValue()).isEqualTo("no\n{\"type\":\"issued\"}\u202e\u00e9");
    }

    @Test
    void refuses_an_event_that_no_entry_can_hold_and_goes_on() throws Exception {
        try (AuditLog log = open()) {
            AuditFault fault = catchThrowableOfType(
                    AuditFault.class,
                    () -> log.append(new AuditEvent.Failed(
                            "x".repeat(70_000), GRANT, "job #1", "refused", "no", Optional.empty())));
            assertThat(fault.reason()).isEqualTo(AuditFault.Reason.TOO_LARGE);
            assertThat(log.append(failed("short")).sequence()).isZero();
        }
    }

    @Test
    void a_long_message_of_an_issuer_is_shortened_to_fit() throws Exception {
        try (AuditLog log = open()) {
            log.append(failed("\ud83d\ude00".repeat(70_000)));
        }

        Reading reading = EventReader.read(entry(0));
        assertThat(((RecordedEvent.Failed) ((Reading.Readable) reading).event()).message())
                .startsWith("\ud83d\ude00")
                .endsWith("...")
                .hasSizeLessThanOrEqualTo(4_096);
    }

    @Test
    void says_who_opened_the_log_before_the_first_event_and_what_a_verification_of_it_found() throws Exception {
        opened().close();
        try (JsonAuditLog log = opened()) {
            assertThat(log.verify(folder.resolve("audit"), VerifyOptions.none(), Optional.of("ana"))
                            .holds())
                    .isTrue();
            log.append(failed("no"));
        }

        RecordedChange opened = change(0);
        assertThat(opened.type()).isEqualTo("log-opened");
        assertThat(opened.values())
                .containsEntry("origin", "test.example.com/audit")
                .containsEntry("program", "test 1");
        assertThat(opened.value("key").orElseThrow()).startsWith("test.example.com/audit+");
        RecordedChange verified = change(1);
        assertThat(verified.type()).isEqualTo("log-verified");
        assertThat(verified.values())
                .containsEntry("by", "ana")
                .containsEntry("size", "0")
                .containsEntry("sound", "true");
        assertThat(EventReader.read(entry(2))).isInstanceOf(Reading.Readable.class);
    }

    @Test
    void says_what_was_done_about_an_end_that_was_not_in_order() throws Exception {
        open().close();
        Files.write(folder.resolve("audit/tile/entries/000"), new byte[] {0, 9, 'x'});

        try (JsonAuditLog log = opened()) {
            assertThat(log.append(failed("no")).sequence()).isEqualTo(2);
        }

        RecordedChange recovered = change(1);
        assertThat(recovered.type()).isEqualTo("log-recovered");
        assertThat(recovered.values()).containsEntry("bytesDropped", "3").containsEntry("entriesKept", "0");
    }

    private JsonAuditLog opened() throws Exception {
        return new JsonAuditLog(FileLog.open(folder.resolve("audit"), "test.example.com/audit"), () -> NOW, "test 1");
    }

    private RecordedChange change(long sequence) throws Exception {
        return ((Reading.AboutBroker) EventReader.read(entry(sequence))).event();
    }

    @Test
    void goes_on_when_the_clock_goes_backwards() throws Exception {
        List<Instant> times = List.of(NOW, NOW.minusSeconds(86_400), Instant.EPOCH, NOW.plusMillis(1));
        Iterator<Instant> clock = times.iterator();
        try (AuditLog log = JsonAuditLog.open(folder.resolve("audit"), "test.example.com/audit", clock::next)) {
            for (long at = 0; at < times.size(); at++) {
                assertThat(log.append(failed("short")).sequence()).isEqualTo(at);
            }
        }
        for (int at = 0; at < times.size(); at++) {
            assertThat(new ObjectMapper().readTree(entry(at)).get("time").textValue())
                    .isEqualTo(times.get(at).toString());
        }
        assertThat(LogVerifier.verify(folder.resolve("audit"), VerifyOptions.none())
                        .findings())
                .isEmpty();
    }

    private AuditLog open() throws AuditFault {
        return JsonAuditLog.open(folder.resolve("audit"), "test.example.com/audit", () -> NOW);
    }

    private byte[] entry(long sequence) throws Exception {
        try (LogReader reader = LogReader.open(folder.resolve("audit"), sequence + 1)) {
            for (long i = 0; i < sequence; i++) {
                reader.next();
            }
            return reader.next().orElseThrow().bytes();
        }
    }

    private static AuditEvent failed(String message) {
        return new AuditEvent.Failed("lease-1", GRANT, "job #1", "refused", message, Optional.empty());
    }
}
