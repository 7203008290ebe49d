package io.jenkins.plugins.accessbroker.testkit.http;

import java.io.InterruptedIOException;
import java.time.Duration;

/** Lets real time pass; the end of the server ends it at once. */
final class Pause {
    private Pause() {}

    static void of(Duration time) throws InterruptedIOException {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the server was closed");
        }
    }
}
