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
 * @param why what keeps a version that waits
 */
public record RecordedPolicies(
        long sequence,
        Instant time,
        Kind kind,
        String source,
        RecordedVersion version,
        Optional<List<String>> authors,
        Optional<String> why) {

    /** What became of the version. */
    public enum Kind {
        /** It came into force. */
        LOADED,
        /** It was approved. */
        APPROVED,
        /** It does not come into force. */
        WAITING
    }

    public RecordedPolicies {
        Objects.requireNonNull(time);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(source);
        Objects.requireNonNull(version);
        authors = authors.map(List::copyOf);
        Objects.requireNonNull(why);
    }
}
