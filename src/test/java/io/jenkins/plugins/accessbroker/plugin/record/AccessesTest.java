package io.jenkins.plugins.accessbroker.plugin.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.audit.AuditEvent.EndCause;
import io.jenkins.plugins.accessbroker.audit.CredentialMark;
import io.jenkins.plugins.accessbroker.audit.CredentialUse;
import io.jenkins.plugins.accessbroker.audit.json.RecordedDecision;
import io.jenkins.plugins.accessbroker.audit.json.RecordedEvent;
import io.jenkins.plugins.accessbroker.plugin.record.Access.State;
import io.jenkins.plugins.accessbroker.request.GrantName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AccessesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant EXPIRES = NOW.plusSeconds(900);
    private static final CredentialMark MARK = new CredentialMark("aws", "ASIA", "0".repeat(64));

    private final Accesses accesses = new Accesses(3);
    private long sequence = 10;

    @Test
    void a_denial_is_a_request_of_its_own() {
        accesses.add(denied());
        accesses.add(denied());

        assertThat(accesses.list()).extracting(access -> access.state(NOW)).containsExactly(State.DENIED, State.DENIED);
        assertThat(accesses.list()).allMatch(access -> access.decision().isPresent());
    }

    @Test
    void a_permit_is_asked_until_something_is_recorded_of_it() {
        accesses.add(intent("a"));

        assertThat(only().state(NOW)).isEqualTo(State.ASKED);
        assertThat(only().decision()).isPresent();
    }

    @Test
    void a_permit_that_nothing_was_issued_for_has_failed() {
        accesses.add(intent("a"));
        accesses.add(failed("a"));

        assertThat(only().state(NOW)).isEqualTo(State.FAILED);
    }

    @Test
    void a_lease_is_active_until_its_credential_expires() {
        accesses.add(intent("a"));
        accesses.add(issued("a"));

        assertThat(only().state(EXPIRES.minusMillis(1))).isEqualTo(State.ACTIVE);
        assertThat(only().state(EXPIRES)).isEqualTo(State.EXPIRED);
    }

    @Test
    void a_lease_that_could_not_be_ended_is_active_still() {
        accesses.add(intent("a"));
        accesses.add(issued("a"));
        accesses.add(failed("a"));
        accesses.add(failed("a"));

        assertThat(only().state(NOW)).isEqualTo(State.ACTIVE);
        assertThat(only().failures()).hasSize(2);
    }

    @Test
    void a_lease_that_ended_has_ended_also_after_its_credential_expired() {
        accesses.add(intent("a"));
        accesses.add(issued("a"));
        accesses.add(permitted("a", true));
        accesses.add(ended("a"));

        assertThat(only().state(EXPIRES.plusSeconds(1))).isEqualTo(State.ENDED);
        assertThat(only().extensions()).hasSize(1);
        assertThat(only().sequences()).containsExactly(10L, 11L, 12L, 13L);
        assertThat(only().misplaced()).isEmpty();
    }

    @Test
    void leases_that_run_at_the_same_time_are_kept_apart() {
        accesses.add(intent("a"));
        accesses.add(intent("b"));
        accesses.add(issued("b"));
        accesses.add(issued("a"));
        accesses.add(ended("b"));

        assertThat(accesses.list()).extracting(access -> access.state(NOW)).containsExactly(State.ACTIVE, State.ENDED);
    }

    @Test
    void what_cannot_follow_what_was_before_it_changes_nothing_and_is_named() {
        accesses.add(intent("a"));
        accesses.add(issued("a"));
        accesses.add(issued("a"));
        accesses.add(intent("a"));
        accesses.add(ended("a"));
        accesses.add(ended("a"));
        accesses.add(permitted("a", true));

        assertThat(only().sequences()).containsExactly(10L, 11L, 14L);
        assertThat(only().misplaced()).containsExactly(12L, 13L, 15L, 16L);
    }

    @Test
    void nothing_is_issued_after_a_failure() {
        accesses.add(intent("a"));
        accesses.add(failed("a"));
        accesses.add(issued("a"));

        assertThat(only().state(NOW)).isEqualTo(State.FAILED);
        assertThat(only().misplaced()).containsExactly(12L);
    }

    @Test
    void a_lease_whose_intent_is_missing_is_shown_with_what_there_is() {
        accesses.add(issued("a"));
        accesses.add(ended("a"));

        assertThat(only().state(NOW)).isEqualTo(State.ENDED);
        assertThat(only().decision()).isEmpty();
    }

    @Test
    void a_permit_that_comes_after_its_lease_does_not_become_its_decision() {
        accesses.add(issued("a"));
        accesses.add(intent("a"));

        assertThat(only().decision()).isEmpty();
        assertThat(only().misplaced()).containsExactly(11L);
    }

    @Test
    void requests_beyond_the_bound_are_counted_and_those_within_it_followed_to_their_end() {
        accesses.add(intent("a"));
        accesses.add(denied());
        accesses.add(intent("c"));
        accesses.add(intent("d"));
        accesses.add(issued("d"));
        accesses.add(denied());
        accesses.add(failed("c"));

        assertThat(accesses.list())
                .extracting(access -> access.state(NOW))
                .containsExactly(State.ASKED, State.DENIED, State.FAILED);
        assertThat(accesses.more()).isEqualTo(2);
    }

    @Test
    void uses_of_guarded_credentials_are_requests_of_their_own() {
        CredentialUse use = new CredentialUse("withCredentials", "deploy-key");
        accesses.add(new RecordedEvent.Used(head(), decision(), use, false));
        accesses.add(new RecordedEvent.Used(head(), decision(), use, true));
        accesses.add(new RecordedEvent.Unmediated(head(), use));

        assertThat(accesses.list())
                .extracting(access -> access.state(NOW))
                .containsExactly(State.USED, State.OBSERVED, State.UNMEDIATED);
        assertThat(accesses.list())
                .allSatisfy(access -> assertThat(access.use()).contains(use));
        assertThat(accesses.list())
                .allSatisfy(access -> assertThat(access.misplaced()).isEmpty());
    }

    private Access only() {
        assertThat(accesses.list()).hasSize(1);
        return accesses.list().get(0);
    }

    private RecordedEvent.Head head() {
        return new RecordedEvent.Head(sequence++, NOW, new GrantName("payments", "deploy"), "job #1");
    }

    private RecordedEvent denied() {
        return new RecordedEvent.Denied(head(), decision(), Optional.empty());
    }

    private RecordedEvent intent(String lease) {
        return permitted(lease, false);
    }

    private RecordedEvent permitted(String lease, boolean extension) {
        return new RecordedEvent.Permitted(head(), lease, extension, Duration.ofMinutes(15), decision());
    }

    private RecordedEvent issued(String lease) {
        return new RecordedEvent.Issued(head(), lease, MARK, EXPIRES, "r", new TreeMap<>(), Duration.ZERO);
    }

    private RecordedEvent failed(String lease) {
        return new RecordedEvent.Failed(head(), lease, "refused", "no", Optional.empty());
    }

    private RecordedEvent ended(String lease) {
        return new RecordedEvent.Ended(head(), lease, MARK, EndCause.BLOCK_ENDED, false, "cannot", EXPIRES);
    }

    private static RecordedDecision decision() {
        return new RecordedDecision(
                "job",
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new TreeMap<>(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}
