package io.jenkins.plugins.accessbroker.audit.anchor;

import io.jenkins.plugins.accessbroker.audit.anchor.AnchorFault.Reason;
import io.jenkins.plugins.accessbroker.audit.log.Checkpoint;
import io.jenkins.plugins.accessbroker.audit.log.Hash;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
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
 * @param key the log's public key
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

    @Override
    public SignedCheckpoint checkpoint() throws AnchorFault {
        try {
            return SignedCheckpoint.read(directory, key);
        } catch (LogFault e) {
            throw new AnchorFault(Reason.LOG, e.getMessage(), e);
        }
    }

    @Override
    public SignedCheckpoint open(byte[] note) throws LogFault {
        return SignedCheckpoint.open(note, key);
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
