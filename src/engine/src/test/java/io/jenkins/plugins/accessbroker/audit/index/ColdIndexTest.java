package io.jenkins.plugins.accessbroker.audit.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.CredentialMark;
import io.jenkins.plugins.accessbroker.audit.CredentialUse;
import io.jenkins.plugins.accessbroker.audit.json.JsonAuditLog;
import io.jenkins.plugins.accessbroker.audit.json.SampleEvents;
import io.jenkins.plugins.accessbroker.audit.log.Archive;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.log.LogStorage;
import io.jenkins.plugins.accessbroker.audit.log.SignedCheckpoint;
import io.jenkins.plugins.accessbroker.audit.log.VerifierKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index of a log whose first entries are elsewhere. */
class ColdIndexTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @TempDir
    Path folder;

    private Path log() {
        return folder.resolve("log");
    }

    private JsonAuditLog open() throws Exception {
        return JsonAuditLog.open(log(), "example.com/audit", () -> NOW);
    }

    private List<Long> leases(LogStorage log, String file, String lease) throws Exception {
        VerifierKey key = VerifierKey.read(log().resolve("key.pub"));
        Query query = new Query(
                Map.of(Kind.LEASE, List.of(lease)), Optional.empty(), Optional.empty(), "", OptionalLong.empty(), 10);
        SignedCheckpoint checkpoint = SignedCheckpoint.read(log(), key);
        try (EventIndex index = EventIndex.open(log, checkpoint, key, folder.resolve(file), indexed -> {})) {
            return index.find(query);
        }
    }

    @Test
    void goes_on_without_what_was_moved_and_is_made_anew_with_it_only() throws Exception {
        AuditEvent.Intent intent = intent();
        try (JsonAuditLog log = open()) {
            log.append(intent);
            for (int i = 0; i < 256; i++) {
                log.append(new AuditEvent.Unmediated(
                        intent.decision().grant().name(), "job #" + i, new CredentialUse("scan", "key")));
            }
        }
        LogStorage hot = LogStorage.in(log());
        assertThat(leases(hot, "index.db", intent.lease())).containsExactly(0L);
        Archive.move(log(), 256, folder.resolve("cold"));
        Files.move(folder.resolve("cold"), folder.resolve("elsewhere"));
        try (JsonAuditLog log = open()) {
            log.append(new AuditEvent.Ended(
                    intent.lease(),
                    intent.decision().grant().name(),
                    "job #1",
                    new CredentialMark("test", "id", "0".repeat(64)),
                    AuditEvent.EndCause.BUILD_GONE,
                    "revoked",
                    true,
                    NOW));
        }

        assertThat(leases(hot, "index.db", intent.lease())).containsExactly(257L, 0L);
        LogFault fault = catchThrowableOfType(LogFault.class, () -> leases(hot, "other.db", intent.lease()));
        assertThat(fault).hasMessageContaining("cannot read entry `0`").hasMessageContaining("cold storage");
        LogStorage whole = new LogStorage(log(), List.of(folder.resolve("elsewhere")));
        assertThat(leases(whole, "other.db", intent.lease())).containsExactly(257L, 0L);
    }

    private static AuditEvent.Intent intent() {
        SampleEvents samples = new SampleEvents(1);
        AuditEvent event = samples.event();
        while (!(event instanceof AuditEvent.Intent)) {
            event = samples.event();
        }
        return (AuditEvent.Intent) event;
    }
}
