package io.jenkins.plugins.accessbroker.issuer.github;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Until when GitHub asked not to be asked. Whoever comes before that is told, and does not ask.
 *
 * <p>GitHub counts what the App asks apart from what is asked with the tokens of an installation. A build that uses up the
 * limit of its own account's installation closes the gate for that account and for no other.
 */
final class RateGate {
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Map<Quota, Instant> opens = new ConcurrentHashMap<>();

    /** What GitHub counts together. */
    record Quota(String name) {
        /** What is asked as the App itself. */
        static final Quota APP = new Quota("");

        /** What is asked with tokens of an account's installation. */
        static Quota of(String owner) {
            return new Quota(owner.toLowerCase(Locale.ROOT));
        }
    }

    /** Closes it for so long, an hour at most: GitHub counts by the hour. */
    void close(Quota quota, Instant now, Duration asked) {
        Instant until = now.plus(asked.compareTo(LONGEST) > 0 ? LONGEST : asked);
        opens.values().removeIf(over -> !over.isAfter(now));
        opens.merge(quota, until, (earlier, later) -> earlier.isAfter(later) ? earlier : later);
    }

    /** How long it stays closed; nothing if it is open. */
    Optional<Duration> left(Quota quota, Instant now) {
        return Optional.ofNullable(opens.get(quota))
                .map(until -> Duration.between(now, until))
                .filter(left -> !left.isNegative() && !left.isZero());
    }
}
