package io.jenkins.plugins.accessbroker.audit.log;

import java.util.Objects;

/**
 * A checkpoint with the signature that was made or verified over it.
 *
 * @param checkpoint what is stated
 * @param note the note that states it, with the signature of the log's key
 */
public record SignedCheckpoint(Checkpoint checkpoint, SignedNote note) {
    /** Holds both. */
    public SignedCheckpoint {
        Objects.requireNonNull(checkpoint, "checkpoint");
        Objects.requireNonNull(note, "note");
    }
}
