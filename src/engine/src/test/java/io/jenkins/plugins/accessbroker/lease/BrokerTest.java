package io.jenkins.plugins.accessbroker.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.AuditEvent.EndCause;
import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.issuer.Revocation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class BrokerTest {
    private final Bench bench = new Bench();

    @Test
    void records_intent_then_issues_then_records_then_releases() throws BrokerFault {
        Answer answer = bench.broker.request(Bench.request("payments/deploy"));

        assertThat(bench.steps).containsExactly("intent", "issue", "issued");
        Answer.Granted granted = (Answer.Granted) answer;
        assertThat(granted.credential().secrets().get("TOKEN").reveal()).isEqualTo(Bench.SECRET);
        assertThat(granted.lease().sequence()).isEqualTo(1);
        assertThat(granted.lease().expires()).isEqualTo(Bench.NOW.plusSeconds(900));
    }

    @Test
    void records_a_denial_and_asks_no_issuer() throws BrokerFault {
        Answer answer = bench.broker.request(Bench.request("other/job"));

        assertThat(bench.steps).containsExactly("denied");
        assertThat(((Answer.Refused) answer).decision().failed())
                .singleElement()
                .satisfies(check -> assertThat(check.name()).isEqualTo("jobs"));
    }

    @Test
    void tells_nobody_of_a_denial_that_is_not_recorded() {
        bench.failingAppend = 1;

        BrokerFault fault = fault(() -> bench.broker.request(Bench.request("other/job")));

        assertThat(fault.reason()).isEqualTo(BrokerFault.Reason.NO_RECORD);
        assertThat(fault).hasMessageContaining("the disk is full: make room");
    }

    @Test
    void issues_nothing_without_a_recorded_intent() {
        bench.failingAppend = 1;

        BrokerFault fault = fault(() -> bench.broker.request(Bench.request("payments/deploy")));

        assertThat(bench.steps).containsExactly("intent not recorded");
        assertThat(fault.reason()).isEqualTo(BrokerFault.Reason.NO_RECORD);
    }

    @Test
    void revokes_what_was_issued_and_cannot_be_recorded() {
        bench.failingAppend = 2;

        BrokerFault fault = fault(() -> bench.broker.request(Bench.request("payments/deploy")));

        assertThat(bench.steps).containsExactly("intent", "issue", "issued not recorded", "revoke");
        assertThat(fault).hasMessageContaining("(revoked)").hasMessageNotContaining(Bench.SECRET);
    }

    @Test
    void says_until_when_a_discarded_credential_lives_if_it_cannot_be_revoked() {
        bench.failingAppend = 2;
        bench.revocation = new Revocation.CannotRevoke("no such call");

        assertThat(fault(() -> bench.broker.request(Bench.request("payments/deploy"))))
                .hasMessageContaining("not revoked, it lives until 2026-11-23T10:15:00Z: no such call");
    }

    @Test
    void keeps_both_faults_when_revoking_a_discarded_credential_fails_too() {
        bench.failingAppend = 2;
        bench.revokeFault = new IssuerFault(IssuerFault.Reason.UNREACHABLE, "no route");

        BrokerFault fault = fault(() -> bench.broker.request(Bench.request("payments/deploy")));

        assertThat(fault.getCause().getSuppressed()).containsExactly(bench.revokeFault);
        assertThat(fault).hasMessageContaining("revoking it failed");
    }

    @Test
    void records_why_nothing_was_issued() {
        bench.issueFault = new IssuerFault(IssuerFault.Reason.REFUSED, "role says no");

        BrokerFault fault = fault(() -> bench.broker.request(Bench.request("payments/deploy")));

        assertThat(bench.steps).containsExactly("intent", "issue", "failed");
        assertThat(fault.reason()).isEqualTo(BrokerFault.Reason.NOT_ISSUED);
        assertThat(fault).hasMessage("no credential for `payments/deploy`: role says no");
        assertThat(((AuditEvent.Failed) bench.events.get(1)).reason()).isEqualTo("refused");
    }

    @Test
    void records_a_crash_of_the_issuer_without_its_text() {
        bench.issueCrash = new IllegalStateException(Bench.SECRET);

        BrokerFault fault = fault(() -> bench.broker.request(Bench.request("payments/deploy")));

        assertThat(bench.steps).containsExactly("intent", "issue", "failed");
        assertThat(fault.reason()).isEqualTo(BrokerFault.Reason.INTERNAL);
        StringWriter text = new StringWriter();
        fault.printStackTrace(new PrintWriter(text));
        assertThat(text.toString()).contains("BrokerTest").doesNotContain(Bench.SECRET);
    }

    @Test
    void names_an_issuer_that_is_not_set_up() {
        Bench none = new Bench(Map.of());

        BrokerFault fault = fault(() -> none.broker.request(Bench.request("payments/deploy")));

        assertThat(none.steps).containsExactly("intent", "failed");
        assertThat(fault).hasMessageContaining("issued by `test`, which is not set up here");
    }

    @Test
    void ends_a_lease_once_with_its_credential_revoked_and_the_end_recorded() throws BrokerFault {
        Lease lease = granted();

        assertThat(bench.broker.end(lease, EndCause.BLOCK_ENDED)).contains(bench.revocation);
        assertThat(bench.broker.end(lease, EndCause.ABORTED)).isEmpty();
        assertThat(bench.steps).containsExactly("intent", "issue", "issued", "revoke", "ended");
    }

    @Test
    void holds_a_lease_until_its_credential_is_revoked() throws BrokerFault {
        Lease lease = granted();
        bench.revokeFault = new IssuerFault(IssuerFault.Reason.UNREACHABLE, "no route");

        BrokerFault fault = fault(() -> bench.broker.end(lease, EndCause.BLOCK_ENDED));
        assertThat(fault.reason()).isEqualTo(BrokerFault.Reason.NOT_ENDED);

        bench.revokeFault = null;
        assertThat(bench.broker.end(lease, EndCause.BLOCK_ENDED)).isPresent();
        assertThat(bench.steps).containsExactly("intent", "issue", "issued", "revoke", "failed", "revoke", "ended");
    }

    @Test
    void records_a_crash_of_the_issuer_when_it_revokes() throws BrokerFault {
        Lease lease = granted();
        bench.revokeCrash = new IllegalStateException(Bench.SECRET);

        BrokerFault fault = fault(() -> bench.broker.end(lease, EndCause.BLOCK_ENDED));

        assertThat(bench.steps).containsExactly("intent", "issue", "issued", "revoke", "failed");
        assertThat(fault.reason()).isEqualTo(BrokerFault.Reason.NOT_ENDED);
        assertThat(fault)
                .hasMessageContaining("works until 2026-11-23T10:15:00Z")
                .hasMessageNotContaining(Bench.SECRET);
    }

    @Test
    void revokes_once_also_if_its_record_has_to_be_tried_again() throws BrokerFault {
        Lease lease = granted();
        bench.failingAppend = 3;
        fault(() -> bench.broker.end(lease, EndCause.BLOCK_ENDED));
        bench.broker.end(lease, EndCause.BLOCK_ENDED);

        assertThat(bench.steps).containsExactly("intent", "issue", "issued", "revoke", "ended not recorded", "ended");
    }

    @Test
    void a_second_caller_waits_for_the_first_and_ends_what_the_first_could_not() throws Exception {
        Lease lease = granted();
        CountDownLatch revoking = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(1);
        bench.onRevoke = () -> {
            revoking.countDown();
            second.await();
        };
        bench.revokeFault = new IssuerFault(IssuerFault.Reason.UNREACHABLE, "no route");
        FutureTask<BrokerFault> first =
                new FutureTask<>(() -> fault(() -> bench.broker.end(lease, EndCause.BLOCK_ENDED)));
        new Thread(first).start();
        revoking.await();
        bench.onRevoke = () -> bench.revokeFault = null;
        FutureTask<Optional<Revocation>> other = new FutureTask<>(() -> bench.broker.end(lease, EndCause.BUILD_GONE));
        new Thread(other).start();
        second.countDown();

        assertThat(first.get().reason()).isEqualTo(BrokerFault.Reason.NOT_ENDED);
        assertThat(other.get()).isPresent();
    }

    @Test
    void takes_a_credential_without_an_id_for_none() {
        bench.keyId = null;

        BrokerFault fault = fault(() -> bench.broker.request(Bench.request("payments/deploy")));

        assertThat(bench.steps).containsExactly("intent", "issue", "failed");
        assertThat(fault.reason()).isEqualTo(BrokerFault.Reason.INTERNAL);
    }

    @Test
    void holds_a_lease_until_its_end_is_recorded() throws BrokerFault {
        Lease lease = granted();
        bench.failingAppend = 3;

        assertThat(fault(() -> bench.broker.end(lease, EndCause.BLOCK_ENDED)).reason())
                .isEqualTo(BrokerFault.Reason.NO_RECORD);
        assertThat(bench.broker.end(lease, EndCause.BLOCK_ENDED)).isPresent();
    }

    private Lease granted() throws BrokerFault {
        return ((Answer.Granted) bench.broker.request(Bench.request("payments/deploy"))).lease();
    }

    private static BrokerFault fault(ThrowingCallable call) {
        return catchThrowableOfType(BrokerFault.class, call);
    }
}
