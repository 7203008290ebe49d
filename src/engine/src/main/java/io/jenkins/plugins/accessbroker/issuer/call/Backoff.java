package io.jenkins.plugins.accessbroker.issuer.call;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The pauses between attempts: exponential with full jitter, so that controllers that failed together do not come back
 * together.
 *
 * @param random where the jitter comes from
 */
public record Backoff(RandomGenerator random) {
    /** The longest that the first pause can be. */
    public static final Duration FIRST = Duration.ofMillis(500);

    /** The longest that any pause can be. */
    public static final Duration LONGEST = Duration.ofSeconds(5);

    /** The pause after an attempt, 1 for the first: anything from nothing to the bound, which doubles. */
    public Duration after(int attempt) {
        long bound = FIRST.toMillis() << Math.min(attempt - 1, 10);
        return Duration.ofMillis(random.nextLong(Math.min(bound, LONGEST.toMillis()) + 1));
    }
}
