package io.jenkins.plugins.accessbroker.audit.log;

import java.util.Objects;

/**
 * An entry that is durable, and so is the checkpoint that covers it.
 *
 * @param sequence the position of the entry in the log, from 0
 * @param leaf the RFC 6962 leaf hash of the entry
 * @param checkpoint the first signed checkpoint that covers the entry: its size is over {@code sequence}
 */
public record Appended(long sequence, Hash leaf, SignedCheckpoint checkpoint) {
    /** Checks that the checkpoint covers the entry. */
    public Appended {
        Objects.requireNonNull(leaf, "leaf");
        if (sequence < 0 || sequence >= checkpoint.checkpoint().size()) {
            throw new IllegalArgumentException("the checkpoint of size `"
                    + checkpoint.checkpoint().size() + "` does not cover the entry `" + sequence + "`");
        }
    }
}
