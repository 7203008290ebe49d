package io.jenkins.plugins.accessbroker.audit.log;

import io.jenkins.plugins.accessbroker.audit.log.LogFault.Reason;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A checkpoint with the signature that was made or verified over it.
 *
 * @param checkpoint what is stated
 * @param note the note that states it, with the signature of the log's key
 */
public record SignedCheckpoint(Checkpoint checkpoint, SignedNote note) {
    /** Checks that the note states the checkpoint. */
    public SignedCheckpoint {
        Objects.requireNonNull(checkpoint, "checkpoint");
        if (!note.text().equals(checkpoint.text())) {
            throw new IllegalArgumentException("the note does not state the checkpoint");
        }
    }

    /**
     * The checkpoint of the log in a directory, verified.
     *
     * @throws LogFault if it cannot be read, or is not signed by the key
     */
    public static SignedCheckpoint read(Path directory, VerifierKey key) throws LogFault {
        byte[] bytes = lying(directory);
        try {
            return open(bytes, key);
        } catch (LogFault e) {
            Path file = LogFiles.in(directory).checkpoint();
            throw new LogFault(e.reason(), "the checkpoint `" + file + "` does not hold: " + e.getMessage(), e);
        }
    }

    /**
     * The checkpoint that lies in a log's directory, not verified.
     *
     * @throws LogFault if it cannot be read
     */
    public static byte[] lying(Path directory) throws LogFault {
        Path file = LogFiles.in(directory).checkpoint();
        return Attempt.reading(file, () -> SmallFile.read(new LocalDisk(), file, SignedNote.MAX_BYTES));
    }

    /**
     * The checkpoint of a note, verified: the key signed it, and it is of the log that the key is named after.
     *
     * @throws LogFault {@link Reason#CORRUPT} if the bytes are no checkpoint, or not signed by the key
     */
    public static SignedCheckpoint open(byte[] bytes, VerifierKey key) throws LogFault {
        SignedNote note = SignedNote.parse(bytes);
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        switch (note.signedBy(key)) {
            case ABSENT ->
                throw new LogFault(
                        Reason.CORRUPT,
                        "it is not signed by the key `" + key + "`: give the key of this log, and if that was replaced,"
                                + " the one that it had when this was signed");
            case INVALID ->
                throw new LogFault(
                        Reason.CORRUPT,
                        "its signature by the key `" + key + "` is wrong: it was altered after it was signed");
            case VERIFIED -> {
                if (!checkpoint.origin().equals(key.name())) {
                    throw new LogFault(
                            Reason.CORRUPT,
                            "its origin `" + checkpoint.origin() + "` is not the key's, `" + key.name() + "`");
                }
            }
        }
        return new SignedCheckpoint(checkpoint, note);
    }

    /** The note as it is written: what to keep elsewhere, and to give to a later verification. */
    public byte[] bytes() {
        return note.bytes();
    }
}
