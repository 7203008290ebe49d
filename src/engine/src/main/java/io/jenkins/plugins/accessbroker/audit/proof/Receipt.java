package io.jenkins.plugins.accessbroker.audit.proof;

import io.jenkins.plugins.accessbroker.audit.log.Checkpoint;
import io.jenkins.plugins.accessbroker.audit.log.Hash;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.log.MerkleTree;
import io.jenkins.plugins.accessbroker.audit.log.SignedCheckpoint;
import io.jenkins.plugins.accessbroker.audit.log.VerifierKey;
import io.jenkins.plugins.accessbroker.audit.proof.ReceiptFault.Reason;
import java.util.Objects;

/**
 * One entry of a log, with the proof that a signed checkpoint covers it. Whoever has the log's public key can verify it
 * without the log.
 *
 * @param proof the proof, which has the entry in it
 * @param checkpoint the checkpoint, whose signature was verified
 */
public record Receipt(TlogProof proof, Checkpoint checkpoint) {
    /** Checks that the proof holds. */
    public Receipt {
        Objects.requireNonNull(checkpoint, "checkpoint");
        if (!included(proof, checkpoint)) {
            throw new IllegalArgumentException("the proof does not hold");
        }
    }

    /**
     * The receipt of these bytes, verified.
     *
     * @param key the public key of the log, from where it is kept
     * @throws ReceiptFault if they are no receipt, if the checkpoint is not signed by the key, or if the entry is not in
     *     the tree that was signed
     */
    public static Receipt verify(byte[] bytes, VerifierKey key) throws ReceiptFault {
        return verified(TlogProof.parse(bytes), key);
    }

    static Receipt verified(TlogProof proof, VerifierKey key) throws ReceiptFault {
        Checkpoint checkpoint;
        try {
            checkpoint = SignedCheckpoint.open(proof.checkpoint(), key).checkpoint();
        } catch (LogFault e) {
            throw new ReceiptFault(Reason.SIGNATURE, "its checkpoint does not hold: " + e.getMessage(), e);
        }
        if (!included(proof, checkpoint)) {
            throw new ReceiptFault(
                    Reason.NOT_INCLUDED,
                    "its entry is not entry `" + proof.index() + "` of the `" + checkpoint.size()
                            + "` that its checkpoint states: the receipt was changed, or was never one of this log");
        }
        return new Receipt(proof, checkpoint);
    }

    private static boolean included(TlogProof proof, Checkpoint checkpoint) {
        Hash leaf = MerkleTree.leaf(proof.extra());
        return Inclusion.proves(leaf, proof.index(), proof.path(), checkpoint.size(), checkpoint.root());
    }

    /** The entry, as the log has it. */
    public byte[] entry() {
        return proof.extra();
    }

    /** The entry's place in the log, from 0. */
    public long sequence() {
        return proof.index();
    }
}
