package io.jenkins.plugins.accessbroker.audit.anchor;

import io.jenkins.plugins.accessbroker.audit.log.Hash;
import io.jenkins.plugins.accessbroker.audit.log.SignedCheckpoint;
import java.util.List;
import java.util.Objects;

/**
 * A checkpoint for an anchor to keep.
 *
 * @param checkpoint the checkpoint, of one entry or more
 * @param before the size of the last checkpoint that the anchor is known to have of the log; 0 if none is known
 * @param log the log, to prove how it goes on
 */
public record Publication(SignedCheckpoint checkpoint, long before, AnchoredLog log) {
    /** Checks the sizes. */
    public Publication {
        Objects.requireNonNull(log);
        if (before < 0 || before > checkpoint.checkpoint().size()) {
            throw new IllegalArgumentException("a log goes on from `0` entries or more, not `" + before + "`");
        }
    }

    /** The number of entries that the checkpoint covers. */
    public long size() {
        return checkpoint.checkpoint().size();
    }

    /** The log's name. */
    public String origin() {
        return checkpoint.checkpoint().origin();
    }

    /**
     * The proof that the log went on to the checkpoint from one of that many entries, 0 to {@link #size}.
     *
     * @throws AnchorFault if the log cannot be read, or does not agree with its checkpoint
     */
    public List<Hash> proof(long from) throws AnchorFault {
        return log.beginning(from, checkpoint.checkpoint()).proof();
    }
}
