package io.jenkins.plugins.accessbroker.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.AuditEvent.EndCause;
import io.jenkins.plugins.accessbroker.audit.Recorded;
import io.jenkins.plugins.accessbroker.decision.Check;
import io.jenkins.plugins.accessbroker.issuer.Credential;
import io.jenkins.plugins.accessbroker.issuer.Revocation;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.request.GrantName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What becomes of leases that are held: they reach further, outlive a restart, and end. */
class HeldLeasesTest {
    private final Bench bench = new Bench();
    private final List<Recorded> seen = new ArrayList<>();

    @Test
    void shows_every_record_of_a_call_to_its_witness_in_order() throws BrokerFault {
        Answer.Granted granted = (Answer.Granted) bench.broker.request(Bench.request("payments/deploy"), seen::add);
        bench.broker.end(granted.lease(), EndCause.BLOCK_ENDED, seen::add);
        bench.broker.request(Bench.request("other"), seen::add);

        assertThat(seen).extracting(Recorded::sequence).containsExactly(0L, 1L, 2L, 3L);
        assertThat(seen)
                .extracting(recorded -> new String(recorded.entry(), StandardCharsets.UTF_8))
                .containsExactly("intent", "issued", "ended", "denied");
    }

    @Test
    void shows_no_witness_what_was_not_recorded() {
        bench.failingAppend = 2;

        fault(() -> bench.broker.request(Bench.request("payments/deploy"), seen::add));

        assertThat(seen).extracting(Recorded::sequence).containsExactly(0L);
    }

    @Test
    void extends_a_lease_only_with_a_record_and_without_issuing_again() throws BrokerFault {
        Lease lease = granted().lease();

        assertThat(bench.broker.extend(lease, Bench.request("payments/deploy"), seen::add))
                .isEmpty();

        assertThat(bench.steps).containsExactly("intent", "issue", "issued", "extended");
        assertThat(bench.broker.held()).containsExactly(lease);
    }

    @Test
    void a_lease_that_may_not_be_extended_goes_on_as_it_was() throws BrokerFault {
        Lease lease = granted().lease();

        Optional<Answer.Refused> refused = bench.broker.extend(lease, Bench.request("payments/other"), seen::add);

        assertThat(refused).isPresent();
        assertThat(bench.steps).containsExactly("intent", "issue", "issued", "denied");
        assertThat(bench.broker.held()).containsExactly(lease);
    }

    @Test
    void a_lease_of_what_the_grant_gives_no_more_reaches_no_further() throws BrokerFault {
        Lease lease = granted().lease();
        bench.change();

        Optional<Answer.Refused> refused = bench.broker.extend(lease, Bench.request("payments/deploy"), seen::add);

        assertThat(refused.orElseThrow().decision().failed())
                .extracting(check -> check.name() + ": " + check.met())
                .containsExactly(
                        "issue: another one since the policy changed, test access: leave the block and ask anew");
        assertThat(bench.steps).containsExactly("intent", "issue", "issued", "denied");
        assertThat(bench.broker.held()).containsExactly(lease);
    }

    @Test
    void a_lease_that_was_kept_over_a_restart_reaches_as_far_as_before() throws BrokerFault {
        Answer.Granted granted = granted();
        Bench restarted = new Bench();
        restarted.broker.resume(granted.lease(), Optional.of(granted.credential()));
        Bench changed = new Bench();
        changed.broker.resume(granted.lease(), Optional.of(granted.credential()));
        changed.change();

        assertThat(restarted.broker.extend(granted.lease(), Bench.request("payments/deploy"), seen::add))
                .isEmpty();
        assertThat(changed.broker.extend(granted.lease(), Bench.request("payments/deploy"), seen::add))
                .isPresent();
    }

    @Test
    void a_lease_of_which_the_log_alone_is_left_reaches_no_further() throws BrokerFault {
        Lease lease = granted().lease();
        Bench restarted = new Bench();
        restarted.broker.resume(ofTheLog(lease), Optional.empty());

        assertThat(restarted.broker.extend(lease, Bench.request("payments/deploy"), seen::add))
                .isPresent();
    }

    @Test
    void what_is_refused_for_another_reason_is_recorded_with_it() throws BrokerFault {
        Answer.Refused permitted = bench.broker.refuse(
                Bench.request("payments/deploy"),
                Check.failed("test", "that it passes", "that it does not"),
                seen::add);
        Answer.Refused denied = bench.broker.refuse(
                Bench.request("payments/other"), Check.failed("test", "that it passes", "that it does not"), seen::add);

        assertThat(permitted.decision().failed()).extracting(Check::name).containsExactly("test");
        assertThat(permitted.decision().owner()).isPresent();
        assertThat(denied.decision().failed()).extracting(Check::name).containsExactly("jobs", "test");
        assertThat(bench.steps).containsExactly("denied", "denied");
        assertThat(bench.broker.held()).isEmpty();
    }

    @Test
    void an_extension_that_is_not_recorded_is_none() throws BrokerFault {
        Lease lease = granted().lease();
        bench.failingAppend = 3;

        BrokerFault fault = fault(() -> bench.broker.extend(lease, Bench.request("payments/deploy"), recorded -> {}));

        assertThat(fault.reason()).isEqualTo(BrokerFault.Reason.NO_RECORD);
    }

    @Test
    void extends_neither_an_ended_lease_nor_one_of_another_grant() throws BrokerFault {
        Lease lease = granted().lease();
        AccessRequest other = new AccessRequest(
                new GrantName("payments", "other"),
                Bench.request("payments/deploy").build());

        assertThat(fault(() -> bench.broker.extend(lease, other, seen::add)).reason())
                .isEqualTo(BrokerFault.Reason.ENDED);
        bench.broker.end(lease, EndCause.BLOCK_ENDED);
        assertThat(fault(() -> bench.broker.extend(lease, Bench.request("payments/deploy"), seen::add))
                        .reason())
                .isEqualTo(BrokerFault.Reason.ENDED);
        assertThat(seen).isEmpty();
    }

    @Test
    void a_lease_of_an_earlier_process_is_held_again_and_revoked_at_its_end() throws BrokerFault {
        Answer.Granted granted = granted();
        Bench restarted = new Bench();

        restarted.broker.resume(granted.lease(), Optional.of(granted.credential()));

        assertThat(restarted.broker.end(granted.lease(), EndCause.BLOCK_ENDED)).contains(bench.revocation);
        assertThat(restarted.steps).containsExactly("revoke", "ended");
    }

    @Test
    void resuming_does_not_replace_what_is_held() throws BrokerFault {
        Answer.Granted granted = granted();

        bench.broker.resume(granted.lease(), Optional.empty());
        bench.broker.end(granted.lease(), EndCause.BLOCK_ENDED);

        assertThat(bench.steps).containsExactly("intent", "issue", "issued", "revoke", "ended");
    }

    @Test
    void a_lease_that_is_held_without_its_secret_is_whole_once_somebody_brings_it() throws BrokerFault {
        Answer.Granted granted = granted();
        Bench restarted = new Bench();
        restarted.broker.resume(granted.lease(), Optional.empty());
        assertThat(restarted.broker.complete(granted.lease(), Optional.of(granted.credential())))
                .isTrue();

        restarted.broker.end(granted.lease(), EndCause.BLOCK_ENDED);

        assertThat(restarted.steps).containsExactly("revoke", "ended");
    }

    @Test
    void a_lease_of_which_the_log_alone_was_left_reaches_as_far_as_before_once_somebody_kept_more() throws BrokerFault {
        Lease lease = granted().lease();
        Bench restarted = new Bench();
        restarted.broker.resume(ofTheLog(lease), Optional.empty());

        assertThat(restarted.broker.complete(lease, Optional.empty())).isTrue();

        assertThat(restarted.broker.extend(lease, Bench.request("payments/deploy"), seen::add))
                .isEmpty();
        assertThat(restarted.broker.held()).containsExactly(lease);
    }

    @Test
    void a_lease_that_has_ended_is_not_held_again_by_what_somebody_kept_of_it() throws BrokerFault {
        Answer.Granted granted = granted();
        Bench restarted = new Bench();
        restarted.broker.resume(ofTheLog(granted.lease()), Optional.empty());
        restarted.broker.end(granted.lease(), EndCause.BUILD_GONE);

        assertThat(restarted.broker.complete(granted.lease(), Optional.of(granted.credential())))
                .isFalse();

        assertThat(restarted.broker.held()).isEmpty();
    }

    @Test
    void what_somebody_brings_while_the_lease_ends_is_too_late() throws Exception {
        Answer.Granted granted = granted();
        FutureTask<Boolean> late =
                new FutureTask<>(() -> bench.broker.complete(granted.lease(), Optional.of(granted.credential())));
        Thread other = new Thread(late);
        bench.onRevoke = () -> {
            other.start();
            while (other.isAlive() && other.getState() != Thread.State.BLOCKED) {
                Thread.onSpinWait();
            }
        };

        bench.broker.end(granted.lease(), EndCause.BLOCK_ENDED);

        assertThat(late.get()).isFalse();
        assertThat(bench.broker.held()).isEmpty();
        assertThat(bench.steps).containsExactly("intent", "issue", "issued", "revoke", "ended");
    }

    @Test
    void what_somebody_kept_of_another_lease_changes_nothing() throws BrokerFault {
        Answer.Granted granted = granted();
        Lease held = ofTheLog(granted.lease());
        Bench restarted = new Bench();
        restarted.broker.resume(held, Optional.empty());
        Lease other = new Lease(
                held.id(), held.grant(), held.build(), held.credential(), held.expires(), held.sequence() + 1, "");

        assertThat(restarted.broker.complete(other, Optional.of(granted.credential())))
                .isFalse();

        assertThat(restarted.broker.held()).containsExactly(held);
    }

    @Test
    void what_is_held_with_its_credential_takes_nothing_from_others() throws BrokerFault {
        Answer.Granted granted = granted();

        assertThat(bench.broker.complete(ofTheLog(granted.lease()), Optional.empty()))
                .isTrue();

        assertThat(bench.broker.held()).containsExactly(granted.lease());
    }

    @Test
    void a_lease_whose_end_is_not_recorded_yet_is_revoked_if_its_secret_comes_in_time() throws BrokerFault {
        Answer.Granted granted = granted();
        Bench restarted = new Bench();
        restarted.broker.resume(granted.lease(), Optional.empty());
        restarted.failingAppend = 1;
        fault(() -> restarted.broker.end(granted.lease(), EndCause.BUILD_GONE));

        restarted.broker.complete(granted.lease(), Optional.of(granted.credential()));
        restarted.broker.end(granted.lease(), EndCause.BUILD_ENDED);

        assertThat(restarted.steps).containsExactly("ended not recorded", "revoke", "ended");
    }

    @Test
    void a_lease_whose_secret_is_lost_ends_unrevoked_and_says_so() throws BrokerFault {
        Lease lease = granted().lease();
        Bench restarted = new Bench();
        restarted.broker.resume(lease, Optional.empty());

        Optional<Revocation> outcome = restarted.broker.end(lease, EndCause.BUILD_GONE);

        assertThat(outcome).containsInstanceOf(Revocation.CannotRevoke.class);
        AuditEvent.Ended ended = (AuditEvent.Ended) restarted.events.get(0);
        assertThat(ended.revoked()).isFalse();
        assertThat(ended.revocation()).contains("lost with its build");
        assertThat(ended.expires()).isEqualTo(lease.expires());
    }

    @Test
    void a_lease_whose_issuer_is_gone_ends_unrevoked_and_says_so() throws BrokerFault {
        Answer.Granted granted = granted();
        Bench restarted = new Bench(Map.of());
        Credential credential = granted.credential();
        restarted.broker.resume(granted.lease(), Optional.of(credential));

        restarted.broker.end(granted.lease(), EndCause.BUILD_GONE);

        assertThat(((AuditEvent.Ended) restarted.events.get(0)).revocation()).contains("not set up here any more");
    }

    @Test
    void an_intent_of_an_earlier_process_is_closed_as_interrupted() throws BrokerFault {
        bench.broker.interrupted("lease-0", Bench.GRANT, "payments/deploy #6", seen::add);

        AuditEvent.Failed failed = (AuditEvent.Failed) bench.events.get(0);
        assertThat(failed.reason()).isEqualTo("interrupted");
        assertThat(failed.lease()).isEqualTo("lease-0");
        assertThat(seen).hasSize(1);
    }

    /** A lease as the audit log has it, which does not say what the grant gave. */
    private static Lease ofTheLog(Lease lease) {
        return new Lease(
                lease.id(), lease.grant(), lease.build(), lease.credential(), lease.expires(), lease.sequence(), "");
    }

    private Answer.Granted granted() throws BrokerFault {
        return (Answer.Granted) bench.broker.request(Bench.request("payments/deploy"));
    }

    private static BrokerFault fault(ThrowingCallable call) {
        return catchThrowableOfType(BrokerFault.class, call);
    }
}
