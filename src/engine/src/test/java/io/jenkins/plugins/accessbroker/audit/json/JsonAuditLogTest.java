package io.jenkins.plugins.accessbroker.audit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.AuditLog;
import io.jenkins.plugins.accessbroker.audit.Recorded;
import io.jenkins.plugins.accessbroker.audit.log.LogReader;
import io.jenkins.plugins.accessbroker.audit.log.LogVerifier;
import io.jenkins.plugins.accessbroker.audit.log.VerifyOptions;
import io.jenkins.plugins.accessbroker.request.GrantName;
import java.nio.charset.StandardCharsets;
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
        assertThat(event.get("version").intValue()).isEqualTo(EventWriter.VERSION);
        assertThat(event.get("sequence").longValue()).isZero();
        assertThat(event.get("time").textValue()).isEqualTo("2026-11-23T10:00:00Z");
        assertThat(event.get("type").textValue()).isEqualTo("failed");
        assertThat(event.get("message").textValue()).isEqualTo("no\n{\"type\":\"issued\"}\u202e\u00e9");
    }

    @Test
    void refuses_an_event_that_no_entry_can_hold_and_goes_on() throws Exception {
        try (AuditLog log = open()) {
            AuditFault fault = catchThrowableOfType(AuditFault.class, () -> log.append(failed("x".repeat(70_000))));
            assertThat(fault.reason()).isEqualTo(AuditFault.Reason.TOO_LARGE);
            assertThat(log.append(failed("short")).sequence()).isZero();
        }
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
