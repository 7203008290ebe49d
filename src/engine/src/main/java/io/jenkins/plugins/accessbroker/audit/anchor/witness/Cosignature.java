package io.jenkins.plugins.accessbroker.audit.anchor.witness;

import io.jenkins.plugins.accessbroker.audit.anchor.AnchorFault;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorFault.Reason;
import io.jenkins.plugins.accessbroker.audit.log.NoteSignature;
import io.jenkins.plugins.accessbroker.audit.log.SignedNote;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a witness says of a checkpoint: at that time, it was of the largest log of its name that the witness had seen, and
 * consistent with all that it had seen before (C2SP tlog-cosignature, "Ed25519 signed message").
 *
 * @param line the signature line
 * @param at the time, by the clock of the witness
 */
public record Cosignature(NoteSignature line, Instant at) {
    private static final int TIMESTAMP_BYTES = 8;
    private static final int SIGNATURE_BYTES = 64;

    /** Holds both. */
    public Cosignature {
        Objects.requireNonNull(line);
        Objects.requireNonNull(at);
    }

    /**
     * The cosignature of a key on a note, verified. Lines of other keys count for nothing.
     *
     * @return nothing if no line says that it is this key's
     * @throws AnchorFault {@link Reason#UNTRUSTED} if one says so and is not
     */
    public static Optional<Cosignature> of(SignedNote note, WitnessKey key) throws AnchorFault {
        Optional<Cosignature> found = Optional.empty();
        for (NoteSignature line : note.signatures()) {
            Optional<byte[]> signature = key.signature(line);
            if (signature.isPresent()) {
                found = Optional.of(verified(note, key, line, signature.get()));
            }
        }
        return found;
    }

    private static Cosignature verified(SignedNote note, WitnessKey key, NoteSignature line, byte[] bytes)
            throws AnchorFault {
        if (bytes.length == TIMESTAMP_BYTES + SIGNATURE_BYTES) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            long time = buffer.getLong();
            byte[] signature = new byte[SIGNATURE_BYTES];
            buffer.get(signature);
            String message = "cosignature/v1\ntime " + time + "\n" + note.text();
            if (time > 0 && key.verifies(message.getBytes(StandardCharsets.UTF_8), signature)) {
                return new Cosignature(line, moment(time));
            }
        }
        throw new AnchorFault(
                Reason.UNTRUSTED,
                "the cosignature by the witness key `" + key
                        + "` is wrong: find out who answers in the witness's place, or whether it has another key");
    }

    private static Instant moment(long seconds) {
        try {
            return Instant.ofEpochSecond(seconds);
        } catch (DateTimeException e) {
            return Instant.MAX;
        }
    }
}
