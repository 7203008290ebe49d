package io.jenkins.plugins.accessbroker.audit.anchor;

import io.jenkins.plugins.accessbroker.audit.log.Checkpoint;
import io.jenkins.plugins.accessbroker.audit.log.Hash;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.log.SignedCheckpoint;
import java.util.List;

/** The log whose checkpoints are anchored, as it is stored: what a writer remembers of it counts for nothing. */
public interface AnchoredLog {
    /** The log's name. */
    String origin();

    /**
     * The last durable checkpoint, verified.
     *
     * @throws AnchorFault if it cannot be read, or is not signed by the key that the log has
     */
    SignedCheckpoint checkpoint() throws AnchorFault;

    /**
     * A checkpoint of the log that was kept elsewhere, verified.
     *
     * @throws LogFault if the bytes are no checkpoint, or not signed by a key of the log; {@link LogFault.Reason#KEY} if signed
     *     by one that the log did not have at its size
     * @throws AnchorFault if it cannot be read which keys the log has had
     */
    SignedCheckpoint open(byte[] note) throws LogFault, AnchorFault;

    /**
     * The first entries of the log, proven to be the beginning of what a checkpoint of it states.
     *
     * @param size how many, 0 to the size of the checkpoint
     * @throws AnchorFault if the log cannot be read, or does not agree with the checkpoint
     */
    Beginning beginning(long size, Checkpoint now) throws AnchorFault;

    /**
     * The first entries of a log.
     *
     * @param root the root hash of their tree
     * @param proof the consistency proof from them to the whole (RFC 6962, section 2.1.2)
     */
    record Beginning(Hash root, List<Hash> proof) {
        /** Holds both. */
        public Beginning {
            proof = List.copyOf(proof);
        }
    }
}
