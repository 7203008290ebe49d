package io.jenkins.plugins.accessbroker.issuer.aws;

import java.time.Duration;

/** Lets time pass. */
@FunctionalInterface
interface Pause {
    void take(Duration time) throws InterruptedException;
}
