package io.jenkins.plugins.accessbroker.issuer.github;

import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.issuer.IssuerFault.Reason;
import io.jenkins.plugins.accessbroker.issuer.Secret;
import io.jenkins.plugins.accessbroker.issuer.call.Failure;
import io.jenkins.plugins.accessbroker.issuer.call.Failure.Repeat;
import java.util.Optional;

/** Uses a token once before anybody gets it, so that the lag in which it is refused is over when the build has it. */
final class Probe {
    private final Failures failures;

    Probe(Failures failures) {
        this.failures = failures;
    }

    /** Waits until the token is taken. */
    void await(Secret token, RateGate.Quota quota, Attempts attempts) throws IssuerFault, InterruptedException {
        int[] refused = {0};
        attempts.run(
                Ask.get("/installation/repositories?per_page=1", token, quota),
                reply -> Lag.mayBe(reply.status()) ? Optional.of(refused(reply, ++refused[0])) : Optional.empty());
    }

    private Setback refused(Reply reply, int times) {
        boolean over = times >= Lag.TRIES;
        return new Setback(
                new Failure(
                        Reason.UNREACHABLE,
                        failures.who() + " does not take the token that it gave",
                        "run the step again later",
                        Optional.of(String.valueOf(reply.status())),
                        reply.requestId(),
                        over ? Repeat.NEVER : Repeat.ALWAYS),
                over ? Optional.empty() : Optional.of(Lag.pause(times)));
    }
}
