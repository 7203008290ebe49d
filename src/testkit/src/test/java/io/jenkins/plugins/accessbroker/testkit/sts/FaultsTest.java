package io.jenkins.plugins.accessbroker.testkit.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {
    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aThrottledRequestHasNoEffect() {
        world.sts.faults().next(Fault.throttle());
        world.assume().send().failed(400, "Throttling", "Rate exceeded");
        assertThat(world.sts.issuedCredentials()).isZero();
        assertThat(world.sts.requests().get(0).errorCode()).isEqualTo("Throttling");
        world.assume().send().succeeded();
    }

    @Test
    void theServersOwnFailuresAreItsOwn() {
        world.sts.faults().next(Fault.internalFailure()).next(Fault.serviceUnavailable());
        Sent first = world.assume().send();
        assertThat(first.status()).isEqualTo(500);
        assertThat(first.text("Code")).isEqualTo("InternalFailure");
        assertThat(first.text("Type")).isEqualTo("Receiver");
        Sent second = world.assume().send();
        assertThat(second.status()).isEqualTo(503);
        assertThat(second.text("Code")).isEqualTo("ServiceUnavailable");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 409, 422, 429, 500, 502, 503})
    void anyStatusCanBeAnswered(int status) {
        world.sts.faults().next(Fault.refuse(status, "Odd", "it is odd")).next(Fault.proxyError(status));
        world.assume().send().failed(status, "Odd", "it is odd");
        Sent proxy = world.assume().send();
        assertThat(proxy.status()).isEqualTo(status);
        assertThat(proxy.body()).startsWith("<html>");
    }

    @Test
    void aRedirectNamesItsTarget() {
        world.sts.faults().next(Fault.redirect(URI.create("http://elsewhere.example.com/")));
        Sent sent = world.assume().send();
        assertThat(sent.status()).isEqualTo(307);
        assertThat(sent.location()).isEqualTo("http://elsewhere.example.com/");
    }

    @Test
    void aResetConnectionHasNoEffect() {
        world.sts.faults().next(Fault.reset());
        assertThatThrownBy(() -> world.assume().send())
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseInstanceOf(SocketException.class)
                .rootCause()
                .hasMessageContaining("reset");
        unanswered(0);
    }

    @Test
    void aHungUpConnectionHasNoEffect() {
        world.sts.faults().next(Fault.hangUp());
        assertThatThrownBy(() -> world.assume().send()).isInstanceOf(UncheckedIOException.class);
        unanswered(0);
    }

    @Test
    void aLostAnswerHadItsEffect() {
        world.sts.faults().next(Fault.loseAnswer());
        assertThatThrownBy(() -> world.assume().send()).isInstanceOf(UncheckedIOException.class);
        unanswered(1);
        assertThat(world.sts.secretsHandedOut()).hasSize(2);
    }

    @Test
    void aTruncatedAnswerEndsEarly() {
        world.sts.faults().next(Fault.truncated());
        assertThatThrownBy(() -> world.assume().send()).isInstanceOf(UncheckedIOException.class);
        assertThat(world.sts.issuedCredentials()).isEqualTo(1);
    }

    @Test
    void aMalformedAnswerIsNoXml() {
        world.sts.faults().next(Fault.malformedXml());
        assertThat(world.assume().send().succeeded().body()).contains("<//AssumedRoleId>");
    }

    @Test
    void anElementCanBeMissingAddedOrReplaced() {
        world.sts
                .faults()
                .next(Fault.missing("SessionToken"))
                .next(Fault.missing("Credentials"))
                .next(Fault.unknownElements())
                .next(Fault.replacing("Expiration", "soon"));
        assertThat(world.assume().send().body()).doesNotContain("SessionToken").contains("SecretAccessKey");
        assertThat(world.assume().send().body()).doesNotContain("Credentials", "SecretAccessKey");
        assertThat(world.assume().send().body())
                .contains("<AssumeRoleResult><AddedLater>", "<Credentials><AddedLater>", "SessionToken");
        assertThat(world.assume().send().text("Expiration")).isEqualTo("soon");
    }

    @Test
    void aHugeAnswerIsStillTheRightOne() {
        world.sts.faults().next(Fault.huge(5_000_000));
        Sent sent = world.assume().send().succeeded();
        assertThat(sent.body()).hasSize(5_000_000);
        assertThat(sent.text("AccessKeyId")).startsWith("ASIA");
    }

    @Test
    void aDrippingAnswerArrivesWhole() {
        world.sts.faults().next(Fault.drip(100, Duration.ofMillis(1)));
        Sent sent = world.assume().send().succeeded();
        assertThat(sent.body()).endsWith("</AssumeRoleResponse>\n");
    }

    @Test
    void aHeldRequestWaitsForItsRelease() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        world.sts.faults().next(Fault.hold(arrived, release));
        CompletableFuture<Sent> held =
                CompletableFuture.supplyAsync(() -> world.assume().send());
        assertThat(arrived.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(world.sts.requests()).isEmpty();
        world.call("GetCallerIdentity").send().succeeded();
        assertThat(held).isNotDone();
        release.countDown();
        held.get(1, TimeUnit.MINUTES).succeeded();
    }

    @Test
    void aDelayedRequestIsServedInTheEnd() {
        world.sts.faults().next(Fault.delay(Duration.ofMillis(1)));
        world.assume().send().succeeded();
    }

    @Test
    void aWaitCanComeBeforeAnotherFault() {
        CountDownLatch open = new CountDownLatch(0);
        world.sts.faults().next(Fault.hold(open, open).then(Fault.throttle()));
        assertThat(world.assume().send().text("Code")).isEqualTo("Throttling");
    }

    @Test
    void anotherRolesCredentialWorksForThatRole() {
        Role other = Role.of("arn:aws:iam::210987654321:role/other", Trust.of());
        world.sts.add(other).faults().next(Fault.answerFor(other));
        Sent sent = world.assume().send().succeeded();
        assertThat(sent.text("Arn")).isEqualTo("arn:aws:sts::210987654321:assumed-role/other/build-7");
        assertThat(world.call("GetCallerIdentity").signedBy(sent).send().text("Account"))
                .isEqualTo("210987654321");
    }

    @Test
    void aCredentialCanEndBeforeItBeginsOrLongAfterItShould() {
        world.sts.faults().next(Fault.alreadyExpired()).next(1, "AssumeRole", Fault.lasting(Duration.ofDays(7)));
        Sent expired = world.assume().send().succeeded();
        assertThat(expired.text("Expiration")).isEqualTo("2026-03-01T08:59:00Z");
        assertThat(world.call("GetCallerIdentity").signedBy(expired).send().text("Code"))
                .isEqualTo("ExpiredToken");
        assertThat(world.assume().send().succeeded().text("Expiration")).isEqualTo("2026-03-08T09:00:00Z");
    }

    @Test
    void faultsAreMetInOrderByTheActionTheyAreFor() {
        world.sts
                .faults()
                .next(2, "AssumeRole", Fault.throttle())
                .next(Fault.internalFailure())
                .always("GetCallerIdentity", Fault.serviceUnavailable());
        assertThat(codes("GetCallerIdentity", "AssumeRole", "AssumeRole", "AssumeRole", "GetCallerIdentity"))
                .containsExactly("InternalFailure", "Throttling", "Throttling", "", "ServiceUnavailable");
        assertThat(world.sts.faults().pending()).isEqualTo(1);
        world.sts.faults().clear();
        assertThat(codes("GetCallerIdentity")).containsExactly("");
    }

    @Test
    void aFaultForSomeRequestsIsMetByExactlyThatMany() {
        world.sts.faults().next(7, Fault.throttle());
        long throttled = IntStream.range(0, 40)
                .parallel()
                .mapToObj(i -> world.assume().send())
                .filter(sent -> sent.text("Code").equals("Throttling"))
                .count();
        assertThat(throttled).isEqualTo(7);
        assertThat(world.sts.faults().pending()).isZero();
        assertThat(world.sts.issuedCredentials()).isEqualTo(33);
        assertThat(world.sts.requests()).hasSize(40);
    }

    @Test
    void aFaultIsForARequestAtLeast() {
        assertThatThrownBy(() -> world.sts.faults().next(0, Fault.throttle())).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> Fault.drip(0, Duration.ZERO)).hasMessageContaining("at least 1 byte");
    }

    private void unanswered(int issued) {
        assertThat(world.sts.requests()).extracting(RecordedRequest::status).containsExactly(0);
        assertThat(world.sts.issuedCredentials()).isEqualTo(issued);
    }

    private List<String> codes(String... actions) {
        return List.of(actions).stream()
                .map(action -> action.equals("AssumeRole") ? world.assume() : world.call(action))
                .map(call -> call.send().text("Code"))
                .toList();
    }
}
