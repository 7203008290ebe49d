package io.jenkins.plugins.accessbroker.issuer.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.issuer.call.Backoff;
import io.jenkins.plugins.accessbroker.issuer.call.Pause;
import io.jenkins.plugins.accessbroker.issuer.call.Timeouts;
import io.jenkins.plugins.accessbroker.testkit.sts.Fault;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sts.StsClient;

/** Everything ends in time. Where a test lets real time pass, nothing else could end it. */
@Timeout(60)
class DeadlineTest {
    private static final Duration BRIEF = Duration.ofMillis(300);

    private final AwsWorld world = new AwsWorld();
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void stop() {
        never.countDown();
        world.close();
    }

    @Test
    void givesEachAttemptItsTime() {
        world.sts.faults().always(Fault.hold(new CountDownLatch(1), never));
        check("silent", issuer(BRIEF, AwsWorld.seconds(50)), IssuerFault.Reason.TIMEOUT);
        assertThat(world.pauses).hasSize(Attempts.MOST - 1);
    }

    @Test
    void countsTheTimeUntilTheLastByte() {
        world.sts.faults().always(Fault.drip(1, AwsWorld.seconds(1)));
        check("slow-body", issuer(BRIEF, AwsWorld.seconds(50)), IssuerFault.Reason.TIMEOUT);
        assertThat(world.pauses).hasSize(Attempts.MOST - 1);
    }

    @Test
    void recoversFromAnAttemptThatTakesTooLong() throws Exception {
        world.sts.faults().next(Fault.hold(new CountDownLatch(1), never));
        AwsStsIssuer issuer = issuer(AwsWorld.seconds(3), AwsWorld.seconds(50));
        assertThat(issuer.issue(AwsWorld.order(AwsWorld.scope())).id()).startsWith("ASIA");
        assertThat(world.pauses).hasSize(1);
    }

    @Test
    void startsNoPauseThatWouldPassTheDeadline() {
        AtomicLong nanos = new AtomicLong();
        world.sts.faults().always(Fault.throttle());
        Timeouts timeouts = new Timeouts(AwsWorld.seconds(5), AwsWorld.seconds(10), AwsWorld.seconds(10));
        Pause pause = time -> {
            world.pauses.add(time);
            nanos.addAndGet(AwsWorld.seconds(4).toNanos());
        };
        StsSetup setup = new StsSetup(timeouts, world.clock, nanos::get, pause, new Backoff(new Longest()));
        AwsStsIssuer issuer = world.issuer(world.settings(world.sts.endpoint(), timeouts), AwsWorld.signing(), setup);
        check("throttled-until-deadline", issuer, IssuerFault.Reason.THROTTLED);
        assertThat(world.sts.requests()).hasSize(3);
        assertThat(world.pauses).hasSize(2);
    }

    @Test
    void asksNobodyPastTheDeadline() {
        AtomicLong nanos = new AtomicLong();
        world.sts.faults().always(Fault.throttle());
        Timeouts timeouts = new Timeouts(AwsWorld.seconds(5), AwsWorld.seconds(10), AwsWorld.seconds(10));
        Pause pause = time -> nanos.addAndGet(AwsWorld.seconds(11).toNanos());
        StsSetup setup = new StsSetup(timeouts, world.clock, nanos::get, pause, new Backoff(new Random(7)));
        AwsStsIssuer issuer = world.issuer(world.settings(world.sts.endpoint(), timeouts), AwsWorld.signing(), setup);
        check("woken-too-late", issuer, IssuerFault.Reason.TIMEOUT);
        assertThat(world.sts.requests()).hasSize(1);
    }

    @Test
    void waitsForNothingElseEither() {
        Identity stuck = new Identity() {
            @Override
            public StsCall call(Wish wish, StsClient client) {
                while (true) {
                    try {
                        never.await();
                        return (w, t) -> null;
                    } catch (InterruptedException e) {
                        // As a look-up of a name does, it goes on.
                    }
                }
            }

            @Override
            public void close() {}
        };
        Timeouts timeouts = new Timeouts(BRIEF, BRIEF, BRIEF);
        AwsStsIssuer issuer = world.issuer(world.settings(world.sts.endpoint(), timeouts), stuck);
        check("no-credentials-in-time", issuer, IssuerFault.Reason.TIMEOUT);
        assertThat(world.sts.requests()).isEmpty();
    }

    @Test
    void endsWhenItsCallerIsInterrupted() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        world.sts.faults().always(Fault.hold(arrived, never));
        AwsStsIssuer issuer = issuer(AwsWorld.seconds(50), AwsWorld.seconds(50));
        Thread test = Thread.currentThread();
        Thread other = new Thread(() -> {
            try {
                arrived.await();
                test.interrupt();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        other.start();
        IssuerFault fault = fault(issuer);
        assertThat(Thread.interrupted()).isTrue();
        other.join();
        assertThat(fault).hasMessage("asking sts was interrupted before it answered: run the step again");
    }

    @Test
    void pausesGrowWithFullJitter() {
        Backoff most = new Backoff(new Longest());
        assertThat(IntStream.rangeClosed(1, 6).mapToObj(most::after))
                .extracting(Duration::toMillis)
                .containsExactly(500L, 1_000L, 2_000L, 4_000L, 5_000L, 5_000L);
        Backoff any = new Backoff(new Random(7));
        assertThat(IntStream.range(0, 1_000).mapToObj(i -> any.after(3)))
                .allMatch(pause -> !pause.isNegative() && pause.toMillis() <= 2_000)
                .anyMatch(pause -> pause.toMillis() < 100)
                .anyMatch(pause -> pause.toMillis() > 1_900);
    }

    /** Always the longest pause. */
    private static final class Longest extends Random {
        private static final long serialVersionUID = 1L;

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    }

    private AwsStsIssuer issuer(Duration call, Duration total) {
        return world.issuer(world.settings(world.sts.endpoint(), new Timeouts(call, call, total)), AwsWorld.signing());
    }

    private void check(String name, AwsStsIssuer issuer, IssuerFault.Reason reason) {
        IssuerFault fault = fault(issuer);
        assertThat(fault.reason()).isEqualTo(reason);
        Golden.check("faults/" + name + ".txt", fault.reason() + "\n" + world.normal(fault.getMessage()) + "\n");
    }

    private static IssuerFault fault(AwsStsIssuer issuer) {
        return catchThrowableOfType(IssuerFault.class, () -> issuer.issue(AwsWorld.order(AwsWorld.scope())));
    }
}
