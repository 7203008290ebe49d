package io.jenkins.plugins.accessbroker.audit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.AuditEvent.EndCause;
import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.CredentialMark;
import io.jenkins.plugins.accessbroker.audit.log.Archive;
import io.jenkins.plugins.accessbroker.audit.log.FileLog;
import io.jenkins.plugins.accessbroker.request.GrantName;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenLeasesTest {
    private static final Instant EXPIRES = Instant.parse("2026-11-23T10:15:00Z");
    private static final GrantName GRANT = new GrantName("payments", "deploy");
    private static final CredentialMark MARK = new CredentialMark("aws", "ASIA1", "a".repeat(64));

    @TempDir
    Path folder;

    @Test
    void finds_what_was_issued_and_not_ended_with_all_that_its_end_needs() throws Exception {
        record("intent", "a", "intent", "b", "issued", "a", "failed", "b", "intent", "c", "issued", "c", "ended", "c");

        assertThat(OpenLeases.read(folder.resolve("audit"), 7))
                .containsExactly(
                        new OpenLease("a", 2, GRANT, "a/b #7", Optional.of(new OpenLease.Issued(MARK, EXPIRES))));
    }

    @Test
    void finds_an_intent_without_an_outcome() throws Exception {
        record("intent", "a");

        assertThat(OpenLeases.read(folder.resolve("audit"), 1))
                .containsExactly(new OpenLease("a", 0, GRANT, "a/b #7", Optional.empty()));
    }

    @Test
    void a_failed_end_leaves_a_lease_as_it_was_issued() throws Exception {
        record("intent", "a", "issued", "a", "failed", "a", "extended", "a");

        assertThat(OpenLeases.read(folder.resolve("audit"), 4))
                .extracting(OpenLease::sequence)
                .containsExactly(1L);
    }

    @Test
    void passes_over_what_is_no_event() throws Exception {
        try (FileLog log = FileLog.open(folder.resolve("audit"), "test")) {
            log.append(at -> "{\"hello\": [1, {\"a\": 2}]}".getBytes(StandardCharsets.UTF_8));
        }
        record("intent", "a");

        assertThat(OpenLeases.read(folder.resolve("audit"), 2))
                .extracting(OpenLease::id)
                .containsExactly("a");
    }

    @Test
    void finds_those_of_a_log_whose_beginning_is_in_cold_storage() throws Exception {
        record("intent", "a", "issued", "a", "intent", "b");
        try (FileLog log = FileLog.open(folder.resolve("audit"), "test")) {
            for (int i = 0; i < 256; i++) {
                log.append(at -> "{}".getBytes(StandardCharsets.UTF_8));
            }
        }
        record("ended", "a", "issued", "b");
        Archive.move(folder.resolve("audit"), 256, folder.resolve("cold"));
        Files.move(folder.resolve("cold"), folder.resolve("elsewhere"));

        assertThat(OpenLeases.read(folder.resolve("audit"), 261))
                .containsExactly(
                        new OpenLease("b", 260, GRANT, "a/b #7", Optional.of(new OpenLease.Issued(MARK, EXPIRES))));
    }

    @Test
    void tells_of_a_log_that_cannot_be_read() throws Exception {
        record("intent", "a");

        AuditFault fault = catchThrowableOfType(AuditFault.class, () -> OpenLeases.read(folder.resolve("audit"), 2));
        assertThat(fault.reason()).isEqualTo(AuditFault.Reason.CORRUPT);
    }

    private void record(String... typesAndLeases) throws Exception {
        try (FileLog log = FileLog.open(folder.resolve("audit"), "test")) {
            JsonAuditLog audit = new JsonAuditLog(log, () -> EXPIRES);
            for (int i = 0; i < typesAndLeases.length; i += 2) {
                String type = typesAndLeases[i];
                String lease = typesAndLeases[i + 1];
                switch (type) {
                    case "issued" -> audit.append(issued(lease));
                    case "failed" ->
                        audit.append(
                                new AuditEvent.Failed(lease, GRANT, "a/b #7", "timeout", "late", Optional.empty()));
                    case "ended" ->
                        audit.append(new AuditEvent.Ended(
                                lease, GRANT, "a/b #7", MARK, EndCause.BLOCK_ENDED, "revoked", true, EXPIRES));
                    default -> log.append(at -> decided(type, lease, at));
                }
            }
        }
    }

    private static AuditEvent issued(String lease) {
        return new AuditEvent.Issued(
                lease, GRANT, "a/b #7", MARK, "req", new TreeMap<>(), EXPIRES, Duration.ofMillis(3));
    }

    private static byte[] decided(String type, String lease, long at) {
        return ("{\"version\":1,\"sequence\":" + at + ",\"type\":\"" + type + "\",\"lease\":\"" + lease
                        + "\",\"grant\":\"payments/deploy\",\"buildName\":\"a/b #7\"}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
