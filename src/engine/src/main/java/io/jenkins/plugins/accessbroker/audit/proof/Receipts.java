package io.jenkins.plugins.accessbroker.audit.proof;

import io.jenkins.plugins.accessbroker.audit.log.LogEntry;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.log.LogStorage;
import io.jenkins.plugins.accessbroker.audit.log.SignedCheckpoint;
import io.jenkins.plugins.accessbroker.audit.log.TreeHashes;
import io.jenkins.plugins.accessbroker.audit.log.VerifierKey;
import io.jenkins.plugins.accessbroker.audit.proof.ReceiptFault.Reason;
import java.nio.file.Path;
import java.util.List;

/** Makes receipts from the log in a directory. Reads only, and may run beside the writer. Not thread-safe. */
public final class Receipts {
    private final LogStorage log;
    private final SignedCheckpoint checkpoint;
    private final VerifierKey key;
    private final TreeHashes stored;

    /**
     * Makes receipts under one checkpoint of a log.
     *
     * @param directory the log's directory
     * @param checkpoint its checkpoint
     * @param key its public key
     */
    public Receipts(Path directory, SignedCheckpoint checkpoint, VerifierKey key) {
        this(LogStorage.in(directory), checkpoint, key);
    }

    /** The same, of a log whose entries were moved in part. */
    public Receipts(LogStorage log, SignedCheckpoint checkpoint, VerifierKey key) {
        this.log = log;
        this.checkpoint = checkpoint;
        this.key = key;
        this.stored = tree(true);
    }

    /**
     * The receipt of an entry, verified. Stored tiles make it quick; if what they say does not hold, it is made from the
     * entries alone, in time in proportion to the log.
     *
     * @throws ReceiptFault if the checkpoint does not cover the entry, or the log does not agree with the checkpoint
     * @throws LogFault if the log cannot be read
     */
    public Receipt of(LogEntry entry) throws LogFault, ReceiptFault {
        long size = checkpoint.checkpoint().size();
        if (entry.sequence() >= size) {
            throw new ReceiptFault(
                    Reason.ABSENT,
                    "the log has `" + size + "` entries, so none with the sequence `" + entry.sequence() + "`");
        }
        for (TreeHashes tree : List.of(stored, tree(false))) {
            TlogProof proof = new TlogProof(
                    entry.bytes(), entry.sequence(), Inclusion.path(tree, entry.sequence(), size), checkpoint.bytes());
            try {
                return Receipt.verified(proof, key);
            } catch (ReceiptFault e) {
                if (e.reason() != Reason.NOT_INCLUDED) {
                    throw e;
                }
            }
        }
        throw new ReceiptFault(
                Reason.UNSOUND,
                "the audit log in `" + log.directory()
                        + "` does not agree with its checkpoint, so there is no receipt: verify " + "it");
    }

    private TreeHashes tree(boolean fromTiles) {
        return TreeHashes.of(log, checkpoint.checkpoint().size(), fromTiles);
    }
}
