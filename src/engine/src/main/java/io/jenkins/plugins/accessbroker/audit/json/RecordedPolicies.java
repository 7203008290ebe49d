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
 * @param review what a person said of it in Jenkins
 */
public record RecordedPolicies(
        long sequence,
        Instant time,
        Kind kind,
        String source,
        RecordedVersion version,
        Optional<List<String>> authors,
        Optional<String> why,
        Optional<Review> review) {

    /** What became of the version. */
    public enum Kind {
        /** It came into force. */
        LOADED,
        /** It was approved. */
        APPROVED,
        /** It does not come into force. */
        WAITING,
        /** A person said in Jenkins what they think of it. */
        REVIEWED
    }

    /**
     * What a person said.
     *
     * @param user the person's user id in Jenkins
     * @param approver the person's name in the approval file
     * @param verdict {@code approved} or {@code rejected}
     * @param reason why it was rejected
     */
    public record Review(String user, String approver, String verdict, Optional<String> reason) {
        public Review {
            Objects.requireNonNull(user);
            Objects.requireNonNull(approver);
            Objects.requireNonNull(verdict);
            Objects.requireNonNull(reason);
        }
    }

    public RecordedPolicies {
        Objects.requireNonNull(time);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(source);
        Objects.requireNonNull(version);
        authors = authors.map(List::copyOf);
        Objects.requireNonNull(why);
        Objects.requireNonNull(review);
    }
}
