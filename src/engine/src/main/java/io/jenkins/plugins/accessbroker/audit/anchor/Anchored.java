package io.jenkins.plugins.accessbroker.audit.anchor;

import io.jenkins.plugins.accessbroker.audit.log.SignedCheckpoint;
import java.time.Instant;
import java.util.Objects;

/**
 * A checkpoint that an anchor keeps.
 *
 * @param checkpoint the checkpoint, as the anchor keeps it
 * @param at when the anchor was last seen to keep it, by our clock
 */
public record Anchored(SignedCheckpoint checkpoint, Instant at) {
    /** Holds both. */
    public Anchored {
        Objects.requireNonNull(checkpoint);
        Objects.requireNonNull(at);
    }

    /** The number of entries that are anchored. */
    public long size() {
        return checkpoint.checkpoint().size();
    }
}
