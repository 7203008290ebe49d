package io.jenkins.plugins.accessbroker.audit.find;

import io.jenkins.plugins.accessbroker.audit.log.LogEntry;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.log.LogReader;
import io.jenkins.plugins.accessbroker.audit.log.LogStorage;
import io.jenkins.plugins.accessbroker.audit.log.SignedCheckpoint;
import io.jenkins.plugins.accessbroker.audit.log.VerifierKey;
import io.jenkins.plugins.accessbroker.audit.proof.ReceiptFault;
import io.jenkins.plugins.accessbroker.audit.proof.Receipts;
import java.nio.file.Path;
import java.util.Optional;

/** Reads single events of a log, each proven to be under one checkpoint. Not thread-safe. */
public final class ProvenEntries {
    private final LogStorage log;
    private final Receipts receipts;

    /**
     * Of one checkpoint of a log.
     *
     * @param directory the log's directory
     * @param checkpoint its checkpoint, verified
     * @param key its public key
     */
    public ProvenEntries(Path directory, SignedCheckpoint checkpoint, VerifierKey key) {
        this(LogStorage.in(directory), checkpoint, key);
    }

    /** The same, of a log whose entries were moved in part. */
    public ProvenEntries(LogStorage log, SignedCheckpoint checkpoint, VerifierKey key) {
        this.log = log;
        this.receipts = new Receipts(log, checkpoint, key);
    }

    /**
     * The event at a place; nothing where the entry there is no event of a form known here.
     *
     * @throws ReceiptFault if the checkpoint does not cover the place, or the log does not agree with the checkpoint
     * @throws LogFault if the log cannot be read
     */
    public Optional<Entry> at(long sequence) throws LogFault, ReceiptFault {
        try (LogReader reader = LogReader.open(log, sequence, sequence + 1)) {
            LogEntry entry = reader.next().orElseThrow();
            receipts.of(entry);
            return Entry.parse(sequence, entry.bytes());
        }
    }
}
