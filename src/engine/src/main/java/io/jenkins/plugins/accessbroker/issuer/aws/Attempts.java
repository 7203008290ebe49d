package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.issuer.call.Deadline;
import io.jenkins.plugins.accessbroker.issuer.call.Failure;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Asks STS until it answers, for one order. A further attempt is made after throttling, after a fault of the other side
 * and where the connection failed: {@code AssumeRole} changes nothing but that one more session exists, which ends by
 * itself and which nobody holds if its answer is lost.
 */
final class Attempts {
    /** Attempts at most: our own bound. */
    static final int MOST = 5;

    private final StsSetup setup;
    private final Failures failures;
    private final Deadline deadline;
    private final AtomicInteger made =
            new AtomicInteger(); // written by the one thread that asks, read by the one that waits for it

    Attempts(StsSetup setup, Failures failures, Deadline deadline) {
        this.setup = setup;
        this.failures = failures;
        this.deadline = deadline;
    }

    StsAnswer run(StsCall call, Wish wish) throws IssuerFault, InterruptedException {
        boolean once = true;
        while (true) {
            Failure failure;
            try {
                return attempt(call, wish);
            } catch (SdkException e) {
                failure = failures.of(e, wish);
            }
            Duration pause = setup.backoff().after(made.get());
            if (!isRepeated(failure.repeat(), once) || pause.compareTo(deadline.left()) >= 0) {
                throw failure.fault(made.get());
            }
            once &= failure.repeat() != Failure.Repeat.ONCE;
            setup.pause().take(pause);
        }
    }

    private StsAnswer attempt(StsCall call, Wish wish) throws IssuerFault {
        Duration timeout = deadline.left(setup.timeouts().call());
        if (timeout.isZero()) {
            throw late();
        }
        made.incrementAndGet();
        return call.send(wish, timeout);
    }

    private boolean isRepeated(Failure.Repeat repeat, boolean once) {
        return made.get() < MOST && (repeat == Failure.Repeat.ALWAYS || repeat == Failure.Repeat.ONCE && once);
    }

    /** The deadline has passed; may be asked by whoever waits for {@link #run}. */
    IssuerFault late() {
        return made.get() == 0 ? Failures.unprepared() : failures.timeout().fault(made.get());
    }
}
