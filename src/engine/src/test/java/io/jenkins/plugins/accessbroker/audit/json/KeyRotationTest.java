package io.jenkins.plugins.accessbroker.audit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.find.Entry;
import io.jenkins.plugins.accessbroker.audit.find.ProvenEntries;
import io.jenkins.plugins.accessbroker.audit.index.EventIndex;
import io.jenkins.plugins.accessbroker.audit.index.Kind;
import io.jenkins.plugins.accessbroker.audit.index.Query;
import io.jenkins.plugins.accessbroker.audit.log.LogEntry;
import io.jenkins.plugins.accessbroker.audit.log.SignedCheckpoint;
import io.jenkins.plugins.accessbroker.audit.log.VerifierKey;
import io.jenkins.plugins.accessbroker.audit.proof.Receipt;
import io.jenkins.plugins.accessbroker.audit.proof.ReceiptFault;
import io.jenkins.plugins.accessbroker.audit.proof.Receipts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRotationTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @TempDir
    Path folder;

    private JsonAuditLog open() throws AuditFault {
        return JsonAuditLog.open(folder.resolve("log"), "example.com/audit", () -> NOW);
    }

    @Test
    void records_both_keys_and_who_had_it_replaced() throws Exception {
        try (JsonAuditLog log = open()) {
            KeyRotation rotation = log.rotateKey("ana \u202e<b>");

            assertThat(rotation.recorded().sequence()).isZero();
            assertThat(EventReader.read(rotation.recorded().entry()))
                    .isEqualTo(new Reading.AboutBroker(new RecordedChange(
                            0,
                            NOW,
                            "key-rotated",
                            new TreeMap<>(Map.of(
                                    "oldKey", rotation.from().toString(),
                                    "newKey", rotation.to().toString(),
                                    "by", "ana \u202e<b>")))));
            assertThat(EventHead.read(rotation.recorded().entry())).contains(new EventHead(0, "key-rotated", ""));
            LeaseLedger ledger = new LeaseLedger();
            ledger.entry(0, rotation.recorded().entry());
            assertThat(ledger.unreadable()).isEmpty();
        }
    }

    @Test
    void leaves_the_log_as_it_was_if_what_is_to_be_recorded_does_not_fit() throws Exception {
        try (JsonAuditLog log = open()) {
            assertThatThrownBy(() -> log.rotateKey("x".repeat(70_000)))
                    .isInstanceOfSatisfying(
                            AuditFault.class,
                            fault -> assertThat(fault.reason()).isEqualTo(AuditFault.Reason.TOO_LARGE));
            assertThat(log.rotateKey("ana").recorded().sequence()).isZero();
        }
    }

    @Test
    void leaves_receipts_from_before_as_good_as_they_were() throws Exception {
        byte[] before;
        KeyRotation rotation;
        try (JsonAuditLog log = open()) {
            LogEntry first = new LogEntry(0, log.rotateKey("ana").recorded().entry());
            before = receipt(first);
            rotation = log.rotateKey("bob");
            log.rotateKey("eve");
            byte[] after = receipt(first);

            assertThat(Receipt.verify(before, rotation.from()).sequence()).isZero();
            assertThat(Receipt.verify(after, key()).sequence()).isZero();
            assertThatThrownBy(() -> Receipt.verify(after, rotation.from())).isInstanceOf(ReceiptFault.class);
        }
    }

    private VerifierKey key() throws Exception {
        return VerifierKey.read(folder.resolve("log/key.pub"));
    }

    private byte[] receipt(LogEntry entry) throws Exception {
        VerifierKey key = key();
        SignedCheckpoint checkpoint = SignedCheckpoint.read(folder.resolve("log"), key);
        return new Receipts(folder.resolve("log"), checkpoint, key)
                .of(entry)
                .proof()
                .bytes();
    }

    @Test
    void leaves_what_is_proven_by_an_entry_as_it_was() throws Exception {
        try (JsonAuditLog log = open()) {
            log.rotateKey("ana");
            Optional<Entry> before = proven(0);
            log.rotateKey("bob");

            assertThat(before).isPresent();
            assertThat(proven(0).map(Entry::text)).isEqualTo(before.map(Entry::text));
            assertThat(proven(1).orElseThrow().text()).contains("\"by\":\"bob\"");
        }
    }

    private Optional<Entry> proven(long sequence) throws Exception {
        Path log = folder.resolve("log");
        return new ProvenEntries(log, SignedCheckpoint.read(log, key()), key()).at(sequence);
    }

    @Test
    void is_found_by_its_type_and_by_who_had_it_made_in_an_index_that_goes_on() throws Exception {
        try (JsonAuditLog log = open()) {
            log.rotateKey("ana");
            assertThat(find(Kind.USER, "ana")).containsExactly(0L);
            log.rotateKey("bob");
            assertThat(find(Kind.USER, "bob")).containsExactly(1L);
            assertThat(find(Kind.TYPE, "key-rotated")).containsExactly(1L, 0L);
        }
    }

    private List<Long> find(Kind kind, String value) throws Exception {
        Path log = folder.resolve("log");
        VerifierKey key = key();
        Query query = new Query(
                Map.of(kind, List.of(value)), Optional.empty(), Optional.empty(), "", OptionalLong.empty(), 10);
        try (EventIndex index =
                EventIndex.open(log, SignedCheckpoint.read(log, key), key, folder.resolve("index.db"))) {
            return index.find(query);
        }
    }
}
