package io.jenkins.plugins.accessbroker.issuer.github;

import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.issuer.call.Deadline;
import io.jenkins.plugins.accessbroker.issuer.call.Failure;
import io.jenkins.plugins.accessbroker.issuer.call.Failure.Repeat;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Asks one thing until it is answered. A further attempt is made after throttling, when the time that GitHub names has
 * passed, after a fault of the other side and where the connection failed. All that is asked here may be repeated: to look
 * up and to revoke change nothing more the second time, and a token whose answer is lost is held by nobody and ends by
 * itself.
 */
final class Attempts {
    /** Attempts at most: our own bound. */
    static final int MOST = 5;

    private final CallSetup setup;
    private final Api api;
    private final Failures failures;
    private final Deadline deadline;

    Attempts(CallSetup setup, Api api, Failures failures, Deadline deadline) {
        this.setup = setup;
        this.api = api;
        this.failures = failures;
        this.deadline = deadline;
    }

    /**
     * The answer.
     *
     * @param judge what is wrong with an answer that is one of GitHub; nothing if it is as it should be
     */
    Reply run(Ask ask, Function<Reply, Optional<Setback>> judge) throws IssuerFault, InterruptedException {
        return run(ask, judge, MOST);
    }

    /** The answer, of at most so many attempts. */
    Reply run(Ask ask, Function<Reply, Optional<Setback>> judge, int most) throws IssuerFault, InterruptedException {
        for (int made = 1; ; made++) {
            Duration timeout = deadline.left(setup.timeouts().call());
            if (timeout.isZero()) {
                throw failures.timeout().fault(made - 1);
            }
            Setback setback;
            try {
                Reply reply = api.send(ask, timeout);
                Optional<Setback> found =
                        failures.of(reply, setup.clock().instant()).or(() -> judge.apply(reply));
                if (found.isEmpty()) {
                    return reply;
                }
                setback = found.get();
            } catch (IOException e) {
                setback = failures.of(e);
            }
            Failure failure = setback.failure();
            if (failure.reason() == IssuerFault.Reason.THROTTLED) {
                Duration asked = setback.asked().orElseThrow();
                ask.quota()
                        .ifPresent(
                                quota -> setup.gate().close(quota, setup.clock().instant(), asked));
            }
            Duration pause = setback.asked().orElseGet(backoff(made));
            if (failure.repeat() == Repeat.NEVER || made == most || pause.compareTo(deadline.left()) >= 0) {
                throw failure.fault(made);
            }
            setup.pause().take(pause);
        }
    }

    private Supplier<Duration> backoff(int made) {
        return () -> setup.backoff().after(made);
    }
}
