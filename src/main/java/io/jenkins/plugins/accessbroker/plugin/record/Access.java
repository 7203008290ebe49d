package io.jenkins.plugins.accessbroker.plugin.record;

import io.jenkins.plugins.accessbroker.audit.CredentialUse;
import io.jenkins.plugins.accessbroker.audit.json.RecordedDecision;
import io.jenkins.plugins.accessbroker.audit.json.RecordedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One request of a build and everything that came of it.
 *
 * @param first the first event about it that is there
 * @param decision the decision on the request; none where its entry is missing
 * @param permitted the permit, where it was permitted
 * @param extensions further agents that the lease's block took
 * @param failures what failed: the issuing, or ends
 * @param misplaced events that cannot follow those before them
 * @param sequences the places in the audit log of all of them
 */
record Access(
        RecordedEvent first,
        Optional<RecordedDecision> decision,
        Optional<RecordedEvent.Permitted> permitted,
        Optional<RecordedEvent.Issued> issued,
        List<RecordedEvent.Permitted> extensions,
        List<RecordedEvent.Failed> failures,
        Optional<RecordedEvent.Ended> ended,
        List<Long> misplaced,
        List<Long> sequences) {

    /** What has become of a request. */
    enum State {
        DENIED,
        /** A guarded credential was used, and a grant permits it. */
        USED,
        /** A guarded credential was used that no grant permits; the policy only observes. */
        OBSERVED,
        /** A guarded credential was used past the broker. */
        UNMEDIATED,
        /** Permitted; whether anything was issued is not recorded. */
        ASKED,
        /** A credential was issued, and works. */
        ACTIVE,
        ENDED,
        /** Permitted, and nothing was issued. */
        FAILED,
        /** A credential was issued, its end is not recorded, and it works no more. */
        EXPIRED
    }

    Access {
        extensions = List.copyOf(extensions);
        failures = List.copyOf(failures);
        misplaced = List.copyOf(misplaced);
        sequences = List.copyOf(sequences);
    }

    /** The use of a guarded credential that it is about, if it is. */
    Optional<CredentialUse> use() {
        if (first instanceof RecordedEvent.Denied denied) {
            return denied.use();
        }
        if (first instanceof RecordedEvent.Used used) {
            return Optional.of(used.use());
        }
        return first instanceof RecordedEvent.Unmediated past ? Optional.of(past.use()) : Optional.empty();
    }

    State state(Instant now) {
        if (first instanceof RecordedEvent.Denied) {
            return State.DENIED;
        }
        if (first instanceof RecordedEvent.Used used) {
            return used.observed() ? State.OBSERVED : State.USED;
        }
        if (first instanceof RecordedEvent.Unmediated) {
            return State.UNMEDIATED;
        }
        if (ended.isPresent()) {
            return State.ENDED;
        }
        if (issued.isPresent()) {
            return issued.get().expires().isAfter(now) ? State.ACTIVE : State.EXPIRED;
        }
        return failures.isEmpty() ? State.ASKED : State.FAILED;
    }
}
