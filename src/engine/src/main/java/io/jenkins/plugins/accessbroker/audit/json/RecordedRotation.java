package io.jenkins.plugins.accessbroker.audit.json;

import java.time.Instant;
import java.util.Objects;

/**
 * A change of the log's signing key, as its entry states it. Its texts are as recorded, and untrusted.
 *
 * @param sequence the place in the log that it states
 * @param from the public key that was replaced
 * @param to the public key that took over
 * @param by who had it replaced
 */
public record RecordedRotation(long sequence, Instant time, String from, String to, String by) {
    public RecordedRotation {
        Objects.requireNonNull(time);
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        Objects.requireNonNull(by);
    }
}
