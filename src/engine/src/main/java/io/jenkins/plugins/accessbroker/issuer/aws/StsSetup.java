package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.issuer.call.Backoff;
import io.jenkins.plugins.accessbroker.issuer.call.Pause;
import io.jenkins.plugins.accessbroker.issuer.call.Timeouts;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * What an issuer's time is made of.
 *
 * @param clock what expiries are measured by
 * @param nanos what deadlines are measured by
 */
record StsSetup(Timeouts timeouts, InstantSource clock, LongSupplier nanos, Pause pause, Backoff backoff) {
    static StsSetup of(Timeouts timeouts, InstantSource clock) {
        RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
        return new StsSetup(
                timeouts, clock, System::nanoTime, time -> Thread.sleep(time.toMillis()), new Backoff(random));
    }
}
