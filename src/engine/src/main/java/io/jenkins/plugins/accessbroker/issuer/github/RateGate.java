package io.jenkins.plugins.accessbroker.issuer.github;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Until when GitHub asked not to be asked. Whoever comes before that is told, and does not ask. */
final class RateGate {
    private static final Duration LONGEST = Duration.ofHours(1);

    private final AtomicReference<Instant> opens = new AtomicReference<>(Instant.EPOCH);

    /** Closes it for so long, an hour at most: GitHub counts by the hour. */
    void close(Instant now, Duration asked) {
        Instant until = now.plus(asked.compareTo(LONGEST) > 0 ? LONGEST : asked);
        opens.updateAndGet(earlier -> earlier.isAfter(until) ? earlier : until);
    }

    /** How long it stays closed; nothing if it is open. */
    Optional<Duration> left(Instant now) {
        Duration left = Duration.between(now, opens.get());
        return left.isNegative() || left.isZero() ? Optional.empty() : Optional.of(left);
    }
}
