package io.jenkins.plugins.accessbroker.issuer.call;

import java.time.Duration;

/** Lets time pass. */
@FunctionalInterface
public interface Pause {
    void take(Duration time) throws InterruptedException;
}
