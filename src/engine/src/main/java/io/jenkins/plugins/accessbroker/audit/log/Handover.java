package io.jenkins.plugins.accessbroker.audit.log;

import io.jenkins.plugins.accessbroker.audit.log.LogFault.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The point at which one key of a log took over from another: a checkpoint with an extension line that names both keys,
 * signed by both. Up to its size the old key signs checkpoints, from its size on the new one.
 *
 * @param from the old key
 * @param to the new key, of the same name
 * @param checkpoint the checkpoint, whose two signatures were made or verified
 */
public record Handover(VerifierKey from, VerifierKey to, SignedCheckpoint checkpoint) {
    private static final String WORD = "handover ";

    /** Checks that the checkpoint names the keys. */
    public Handover {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        if (!checkpoint.checkpoint().extensions().equals(List.of(line(from, to)))) {
            throw new IllegalArgumentException("the checkpoint does not name the keys");
        }
    }

    private static String line(VerifierKey from, VerifierKey to) {
        return WORD + from + " " + to;
    }

    /** Signs the tree's checkpoint with both keys. */
    static Handover sign(SigningKey from, SigningKey to, MerkleTree tree) {
        Checkpoint checkpoint = new Checkpoint(
                from.verifier().name(), tree.size(), tree.root(), List.of(line(from.verifier(), to.verifier())));
        List<NoteSignature> signatures =
                new ArrayList<>(from.sign(checkpoint.text()).signatures());
        signatures.addAll(to.sign(checkpoint.text()).signatures());
        SignedNote note = new SignedNote(checkpoint.text(), signatures);
        return new Handover(from.verifier(), to.verifier(), new SignedCheckpoint(checkpoint, note));
    }

    /**
     * The handover that a checkpoint states, verified; nothing if it states none.
     *
     * @throws LogFault {@link Reason#CORRUPT} if the bytes are no checkpoint, or what they state is not signed by both keys
     */
    static Optional<Handover> open(byte[] note) throws LogFault {
        Checkpoint checkpoint = Checkpoint.parse(SignedNote.parse(note).text());
        if (checkpoint.extensions().stream().noneMatch(line -> line.startsWith(WORD))) {
            return Optional.empty();
        }
        String[] words = checkpoint.extensions().get(0).split(" ", -1);
        if (checkpoint.extensions().size() != 1 || words.length != 3) {
            throw new LogFault(Reason.CORRUPT, "its extension is not `handover` with an old and a new key");
        }
        VerifierKey from = VerifierKey.parse(words[1]);
        VerifierKey to = VerifierKey.parse(words[2]);
        SignedCheckpoint.open(note, from);
        return Optional.of(new Handover(from, to, SignedCheckpoint.open(note, to)));
    }

    /** The entries that the log had when the new key took over, its own entry the last of them. */
    public long size() {
        return checkpoint.checkpoint().size();
    }
}
