package io.jenkins.plugins.accessbroker.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every issuer keeps. An issuer's own test brings the other side. */
public abstract class IssuerContract {
    private static final int THREADS = 8;

    /** An issuer that is set up for the other side, and lets no time pass between attempts. */
    protected abstract Issuer issuer();

    /** The same with a total deadline of less than a second. */
    protected abstract Issuer hurriedIssuer();

    /** The time by the clock of the other side. */
    protected abstract Instant now();

    /** An order that the other side fulfils. */
    protected abstract Order order();

    /** Orders that can be seen to be beyond bounds without asking. */
    protected abstract Stream<Order> ordersBeyondBounds();

    /** From now on the other side makes trouble, so many times. */
    protected abstract void make(Trouble trouble, int times);

    /** From now on the other side does not answer before the latch is down. */
    protected abstract void keepSilentUntil(CountDownLatch latch);

    /** How often the other side was asked. */
    protected abstract int calls();

    /** What the other side wrote down of the last call, all of it. */
    protected abstract String record();

    /** Every secret there is: the issuer's own and all that was given out. */
    protected abstract Set<String> secrets();

    /** Whether a credential of this issuer can be ended before its time. */
    protected abstract boolean canRevoke();

    @Test
    void issuesWhatWasOrderedAndNoLonger() throws Exception {
        Order order = order();
        Credential credential = issuer().issue(order);
        assertThat(credential.expires()).isAfter(now()).isBeforeOrEqualTo(now().plus(order.ttl()));
        assertThat(credential.secrets()).isNotEmpty();
        assertThat(credential.requestId()).isNotEmpty();
        assertThat(credential.secrets().values()).extracting(Secret::sha256).contains(credential.sha256());
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void checksBoundsBeforeItAsksAnybody() {
        List<Order> orders = ordersBeyondBounds().toList();
        assertThat(orders).isNotEmpty();
        for (Order order : orders) {
            assertThat(fault(issuer(), order).reason())
                    .isIn(IssuerFault.Reason.BOUNDS, IssuerFault.Reason.CONFIGURATION);
        }
        assertThat(calls()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void failsWithTheReasonThatFits(Trouble trouble) {
        make(trouble, Integer.MAX_VALUE);
        IssuerFault fault = fault(issuer(), order());
        assertThat(fault.reason()).isEqualTo(trouble.reason());
        assertThat(fault.getMessage()).doesNotEndWith(".").doesNotContain("Exception", "software.", "java.");
    }

    @ParameterizedTest
    @EnumSource
    void repeatsWhatIsSafeToRepeatAndNothingElse(Trouble trouble) throws Exception {
        make(trouble, 1);
        if (trouble.isRepeated()) {
            assertThat(issuer().issue(order()).secrets()).isNotEmpty();
            assertThat(calls()).isEqualTo(2);
        } else {
            fault(issuer(), order());
            assertThat(calls()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void asksAFewTimesAtMost(Trouble trouble) {
        make(trouble, Integer.MAX_VALUE);
        fault(issuer(), order());
        assertThat(calls()).isLessThanOrEqualTo(10);
    }

    @Test
    void endsByItsDeadlineWhenNobodyAnswers() {
        CountDownLatch never = new CountDownLatch(1);
        keepSilentUntil(never);
        assertThat(fault(hurriedIssuer(), order()).reason()).isEqualTo(IssuerFault.Reason.TIMEOUT);
        never.countDown();
    }

    @Test
    void namesTheBuildInTheOtherSidesRecords() throws Exception {
        Attribution build = order().attribution();
        issuer().issue(order());
        assertThat(record()).contains(build.job().substring(build.job().lastIndexOf('/') + 1), "" + build.build());
    }

    @Test
    void saysHonestlyWhatComesOfRevoking() throws Exception {
        Credential credential = issuer().issue(order());
        Revocation revocation = issuer().revoke(credential);
        if (revocation instanceof Revocation.CannotRevoke cannot) {
            assertThat(canRevoke()).isFalse();
            assertThat(cannot.why()).isNotBlank();
        } else {
            assertThat(canRevoke()).isTrue();
        }
    }

    @Test
    void keepsSecretsOutOfWhatItGivesBesideThem() throws Exception {
        Credential credential = issuer().issue(order());
        String shown = credential.toString() + issuer() + credential.scope() + credential.variables() + credential.id();
        assertThat(secrets()).isNotEmpty().noneMatch(shown::contains);
    }

    @ParameterizedTest
    @EnumSource
    void keepsSecretsOutOfFaults(Trouble trouble) {
        make(trouble, Integer.MAX_VALUE);
        StringWriter shown = new StringWriter();
        fault(issuer(), order()).printStackTrace(new PrintWriter(shown));
        assertThat(secrets()).isNotEmpty().noneMatch(shown.toString()::contains);
    }

    @Test
    void servesManyThreads() throws Exception {
        Issuer issuer = issuer();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<Credential>> futures = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Callable<Credential> work = () -> issuer.issue(order());
            futures.add(threads.submit(work));
        }
        List<String> ids = new ArrayList<>();
        for (Future<Credential> future : futures) {
            ids.add(future.get().id());
        }
        threads.shutdown();
        assertThat(ids).hasSize(THREADS).doesNotHaveDuplicates();
    }

    /** The fault that an order meets. */
    protected static IssuerFault fault(Issuer issuer, Order order) {
        return catchThrowableOfType(IssuerFault.class, () -> issuer.issue(order));
    }
}
