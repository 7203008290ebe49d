package io.jenkins.plugins.accessbroker.plugin.broker;

import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.log.SignedCheckpoint;
import io.jenkins.plugins.accessbroker.audit.log.VerifierKey;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The audit log as it can be read at one moment.
 *
 * @param directory where it is
 * @param checkpoint its last durable checkpoint
 * @param key the key that signed it
 * @param open whether checkpoint and key are the writer's own; otherwise they are what lies in the directory
 * @param fault what keeps the log from being written; nothing while it can be
 */
public record ReadableLog(
        Path directory, SignedCheckpoint checkpoint, VerifierKey key, boolean open, Optional<String> fault) {
    public ReadableLog {
        Objects.requireNonNull(directory);
        Objects.requireNonNull(checkpoint);
        Objects.requireNonNull(key);
        Objects.requireNonNull(fault);
    }

    /** The log that lies in a directory and is not open. */
    static ReadableLog lying(Path directory, String fault) throws LogFault {
        VerifierKey key = VerifierKey.read(directory.resolve("key.pub"));
        return new ReadableLog(directory, SignedCheckpoint.read(directory, key), key, false, Optional.of(fault));
    }

    /** The entries under the checkpoint. */
    public long size() {
        return checkpoint.checkpoint().size();
    }
}
