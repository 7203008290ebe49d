package io.jenkins.plugins.accessbroker.audit.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a verification is given from outside the log's directory. The more, the more it proves.
 *
 * @param key the log's public key, held elsewhere; without it the one in the directory is used
 * @param held checkpoints of the log, held elsewhere
 */
public record VerifyOptions(Optional<VerifierKey> key, List<HeldCheckpoint> held) {
    /** Holds both. */
    public VerifyOptions {
        Objects.requireNonNull(key, "key");
        held = List.copyOf(held);
    }

    /** Nothing from outside. */
    public static VerifyOptions none() {
        return new VerifyOptions(Optional.empty(), List.of());
    }

    /** These options, with the log's public key. */
    public VerifyOptions withKey(VerifierKey trusted) {
        return new VerifyOptions(Optional.of(trusted), held);
    }

    /** These options, with one more checkpoint. */
    public VerifyOptions withCheckpoint(HeldCheckpoint checkpoint) {
        List<HeldCheckpoint> all = new ArrayList<>(held);
        all.add(checkpoint);
        return new VerifyOptions(key, all);
    }
}
