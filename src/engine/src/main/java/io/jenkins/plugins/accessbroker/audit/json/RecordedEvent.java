package io.jenkins.plugins.accessbroker.audit.json;

import io.jenkins.plugins.accessbroker.audit.AuditEvent.EndCause;
import io.jenkins.plugins.accessbroker.audit.CredentialMark;
import io.jenkins.plugins.accessbroker.audit.CredentialUse;
import io.jenkins.plugins.accessbroker.request.GrantName;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An event as its entry in the audit log states it, for showing. It is plain data: what it says of policies, builds and
 * credentials was so when it was recorded. Its texts are as recorded, and untrusted.
 */
public sealed interface RecordedEvent {

    /** What every event has. */
    Head head();

    /** The lease that it is about; none for a denial and for the use of a guarded credential. */
    Optional<String> lease();

    /**
     * What every event has.
     *
     * @param sequence the place in the log that it states
     * @param build the build as messages name it: {@code folder/job #7}
     */
    record Head(long sequence, Instant time, GrantName grant, String build) {
        public Head {
            Objects.requireNonNull(time);
            Objects.requireNonNull(grant);
            Objects.requireNonNull(build);
        }
    }

    /**
     * A request was denied.
     *
     * @param use the use of a guarded credential that was stopped, if it was one
     */
    record Denied(Head head, RecordedDecision decision, Optional<CredentialUse> use) implements RecordedEvent {
        public Denied {
            Objects.requireNonNull(head);
            Objects.requireNonNull(decision);
            Objects.requireNonNull(use);
        }

        @Override
        public Optional<String> lease() {
            return Optional.empty();
        }
    }

    /**
     * A guarded credential was used.
     *
     * @param observed whether no grant permits it, and its policy only observes
     */
    record Used(Head head, RecordedDecision decision, CredentialUse use, boolean observed) implements RecordedEvent {
        public Used {
            Objects.requireNonNull(head);
            Objects.requireNonNull(decision);
            Objects.requireNonNull(use);
        }

        @Override
        public Optional<String> lease() {
            return Optional.empty();
        }
    }

    /** A guarded credential was used past the broker; nothing was decided. */
    record Unmediated(Head head, CredentialUse use) implements RecordedEvent {
        public Unmediated {
            Objects.requireNonNull(head);
            Objects.requireNonNull(use);
        }

        @Override
        public Optional<String> lease() {
            return Optional.empty();
        }
    }

    /**
     * A request was permitted.
     *
     * @param extension whether the lease was there already, and its block took a further agent
     * @param ttl the life that was asked of the issuer
     */
    record Permitted(Head head, String id, boolean extension, Duration ttl, RecordedDecision decision)
            implements RecordedEvent {
        public Permitted {
            Objects.requireNonNull(head);
            Objects.requireNonNull(id);
            Objects.requireNonNull(ttl);
            Objects.requireNonNull(decision);
        }

        @Override
        public Optional<String> lease() {
            return Optional.of(id);
        }
    }

    /** A credential was issued. */
    record Issued(
            Head head,
            String id,
            CredentialMark credential,
            Instant expires,
            String requestId,
            SortedMap<String, String> scope,
            Duration latency)
            implements RecordedEvent {
        public Issued {
            Objects.requireNonNull(head);
            Objects.requireNonNull(id);
            Objects.requireNonNull(credential);
            Objects.requireNonNull(expires);
            Objects.requireNonNull(requestId);
            scope = Collections.unmodifiableSortedMap(new TreeMap<>(scope));
            Objects.requireNonNull(latency);
        }

        @Override
        public Optional<String> lease() {
            return Optional.of(id);
        }
    }

    /** Nothing was issued, or what was issued could not be ended. */
    record Failed(Head head, String id, String reason, String message, Optional<String> requestId)
            implements RecordedEvent {
        public Failed {
            Objects.requireNonNull(head);
            Objects.requireNonNull(id);
            Objects.requireNonNull(reason);
            Objects.requireNonNull(message);
            Objects.requireNonNull(requestId);
        }

        @Override
        public Optional<String> lease() {
            return Optional.of(id);
        }
    }

    /** A lease ended. */
    record Ended(
            Head head,
            String id,
            CredentialMark credential,
            EndCause cause,
            boolean revoked,
            String revocation,
            Instant expires)
            implements RecordedEvent {
        public Ended {
            Objects.requireNonNull(head);
            Objects.requireNonNull(id);
            Objects.requireNonNull(credential);
            Objects.requireNonNull(cause);
            Objects.requireNonNull(revocation);
            Objects.requireNonNull(expires);
        }

        @Override
        public Optional<String> lease() {
            return Optional.of(id);
        }
    }
}
