package io.jenkins.plugins.accessbroker.audit.anchor;

import io.jenkins.plugins.accessbroker.audit.anchor.AnchorFault.Reason;
import io.jenkins.plugins.accessbroker.audit.log.Checkpoint;
import io.jenkins.plugins.accessbroker.audit.log.Hash;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.log.LogKeys;
import io.jenkins.plugins.accessbroker.audit.log.MerkleTree;
import io.jenkins.plugins.accessbroker.audit.log.SignedCheckpoint;
import io.jenkins.plugins.accessbroker.audit.log.SubtreeHashes;
import io.jenkins.plugins.accessbroker.audit.log.TreeHashes;
import io.jenkins.plugins.accessbroker.audit.log.VerifierKey;
import io.jenkins.plugins.accessbroker.audit.proof.Consistency;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A log in its directory. May be read beside the writer.
 *
 * @param directory the log's directory
 * @param key a public key that the log has or had: handovers lead from it to the others
 */
public record LogInDirectory(Path directory, VerifierKey key) implements AnchoredLog {
    /** Holds both. */
    public LogInDirectory {
        Objects.requireNonNull(directory);
        Objects.requireNonNull(key);
    }

    @Override
    public String origin() {
        return key.name();
    }

    /** A handover is believed if its root is that of the log's first entries. */
    @Override
    public SignedCheckpoint checkpoint() throws AnchorFault {
        try {
            byte[] lying = SignedCheckpoint.lying(directory);
            LogKeys keys = LogKeys.of(directory, key);
            SignedCheckpoint now = signed(keys, lying);
            for (Checkpoint handover : keys.handovers()) {
                check(handover, now.checkpoint());
            }
            return now;
        } catch (LogFault e) {
            throw new AnchorFault(Reason.LOG, e.getMessage(), e);
        }
    }

    private SignedCheckpoint signed(LogKeys keys, byte[] lying) throws AnchorFault {
        try {
            return keys.open(lying);
        } catch (LogFault e) {
            throw new AnchorFault(
                    Reason.LOG,
                    "the checkpoint of the audit log in `" + directory + "` does not hold: " + e.getMessage(),
                    e);
        }
    }

    /** A handover may come after the checkpoint was read. */
    private void check(Checkpoint handover, Checkpoint now) throws AnchorFault {
        boolean covered = handover.size() <= now.size();
        if (covered && !beginning(handover.size(), now).root().equals(handover.root())) {
            throw new AnchorFault(
                    Reason.LOG,
                    "the audit log in `" + directory + "` does not agree with its handover at `" + handover.size()
                            + "` entries: verify it");
        }
    }

    @Override
    public SignedCheckpoint open(byte[] note) throws LogFault, AnchorFault {
        return keys().open(note);
    }

    private LogKeys keys() throws AnchorFault {
        try {
            return LogKeys.of(directory, key);
        } catch (LogFault e) {
            throw new AnchorFault(Reason.LOG, e.getMessage(), e);
        }
    }

    /** Stored tiles make it quick; if what they say does not hold, it is made from the entries alone. */
    @Override
    public Beginning beginning(long size, Checkpoint now) throws AnchorFault {
        try {
            for (boolean fromTiles : new boolean[] {true, false}) {
                SubtreeHashes tree = TreeHashes.of(directory, now.size(), fromTiles);
                Hash root = size == 0 ? new MerkleTree().root() : tree.range(0, size);
                List<Hash> proof = Consistency.proof(tree, size, now.size());
                if (Consistency.proves(size, root, now.size(), now.root(), proof)) {
                    return new Beginning(root, proof);
                }
            }
        } catch (LogFault e) {
            throw new AnchorFault(Reason.LOG, e.getMessage(), e);
        }
        throw new AnchorFault(
                Reason.LOG, "the audit log in `" + directory + "` does not agree with its checkpoint: verify it");
    }
}
