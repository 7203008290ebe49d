package io.jenkins.plugins.accessbroker.audit;

import java.util.Objects;

/**
 * An event as it stands in the log.
 *
 * @param sequence its place in the log, 0 for the first
 * @param entry the exact bytes of the entry, owned by whoever asked for it to be recorded
 */
public record Recorded(long sequence, byte[] entry) {
    public Recorded {
        Objects.requireNonNull(entry);
        if (sequence < 0) {
            throw new IllegalArgumentException("`" + sequence + "` is no place in a log");
        }
    }
}
