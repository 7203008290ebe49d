package io.jenkins.plugins.accessbroker.issuer.github;

import io.jenkins.plugins.accessbroker.issuer.call.Failure;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * One attempt that gave nothing.
 *
 * @param failure what went wrong
 * @param asked how long the other side asks to wait before another
 */
record Setback(Failure failure, Optional<Duration> asked) {
    Setback {
        Objects.requireNonNull(failure);
        Objects.requireNonNull(asked);
    }

    static Setback of(Failure failure) {
        return new Setback(failure, Optional.empty());
    }
}
