package io.jenkins.plugins.accessbroker.audit.log;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a verification is given from outside the log's directory. The more, the more it proves.
 *
 * @param key the log's public key, held elsewhere; without it the one in the directory is used
 * @param held checkpoints of the log, held elsewhere
 * @param cold directories to which entries were moved, besides those that the log's own record names
 */
public record VerifyOptions(Optional<VerifierKey> key, List<HeldCheckpoint> held, List<Path> cold) {
    /** Holds all. */
    public VerifyOptions {
        Objects.requireNonNull(key, "key");
        held = List.copyOf(held);
        cold = List.copyOf(cold);
    }

    /** Nothing from outside. */
    public static VerifyOptions none() {
        return new VerifyOptions(Optional.empty(), List.of(), List.of());
    }

    /** These options, with the log's public key. */
    public VerifyOptions withKey(VerifierKey trusted) {
        return new VerifyOptions(Optional.of(trusted), held, cold);
    }

    /** These options, with one more checkpoint. */
    public VerifyOptions withCheckpoint(HeldCheckpoint checkpoint) {
        List<HeldCheckpoint> all = new ArrayList<>(held);
        all.add(checkpoint);
        return new VerifyOptions(key, all, cold);
    }

    /** These options, with directories that entries were moved to. */
    public VerifyOptions withCold(List<Path> directories) {
        return new VerifyOptions(key, held, directories);
    }
}
