package io.jenkins.plugins.accessbroker.audit.json;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An event about the policies as a whole, as its entry states it. Its texts are as recorded, and untrusted.
 *
 * @param sequence the place in the log that it states
 * @param source where the version was read from
 * @param authors who changed policies since the version before, where an approval says so
 * @param by who rejected it
 * @param why what keeps a version that waits, or why it was rejected
 */
public record RecordedPolicies(
        long sequence,
        Instant time,
        Kind kind,
        String source,
        RecordedVersion version,
        Optional<List<String>> authors,
        Optional<String> by,
        Optional<String> why) {

    /** What became of the version. */
    public enum Kind {
        /** It came into force. */
        LOADED,
        /** It was approved. */
        APPROVED,
        /** It does not come into force. */
        WAITING,
        /** It was rejected by somebody who may approve. */
        REJECTED;

        /** Whether the version does not come into force. */
        public boolean isRefused() {
            return this == WAITING || this == REJECTED;
        }
    }

    public RecordedPolicies {
        Objects.requireNonNull(time);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(source);
        Objects.requireNonNull(version);
        authors = authors.map(List::copyOf);
        Objects.requireNonNull(by);
        Objects.requireNonNull(why);
    }
}
