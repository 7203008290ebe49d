package io.jenkins.plugins.accessbroker.review.diff;

import io.jenkins.plugins.accessbroker.request.BuildContext;
import java.util.Objects;
import java.util.Optional;

/**
 * A credential of Jenkins that policies began or ceased to keep from builds that no grant permits.
 *
 * @param id the credential's id in Jenkins
 * @param kind what became of it
 * @param example a build that may use it in one version and is stopped in the other, if one was found
 */
public record CredentialChange(String id, Kind kind, Optional<BuildContext> example) {

    /** What became of the guarding of a credential. */
    public enum Kind {
        /** Uses without a grant were stopped; now every build may use it, and nothing is recorded. */
        NO_LONGER_GUARDED("is no longer guarded: every build may use it"),
        /** Uses without a grant were stopped; now they go on and are recorded. */
        NOW_OBSERVED("is only observed from now on: every build may use it"),
        /** Every use went on; now those without a grant are stopped. */
        NOW_ENFORCED("is guarded from now on: builds without a grant are stopped");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** In words, after the credential's name. */
        public String words() {
            return words;
        }
    }

    public CredentialChange {
        Objects.requireNonNull(id);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(example);
    }

    /** Whether builds may use it that were stopped before. */
    public boolean givesMore() {
        return kind != Kind.NOW_ENFORCED;
    }
}
