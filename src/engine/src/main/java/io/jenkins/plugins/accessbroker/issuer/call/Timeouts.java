package io.jenkins.plugins.accessbroker.issuer.call;

import java.time.Duration;

/**
 * How long anything may take. Each is more than nothing, and none is longer than the next.
 *
 * @param connect until a connection stands
 * @param call one attempt, from the connection to the last byte of the answer
 * @param total everything: the broker's own credentials, all attempts and the pauses between them
 */
public record Timeouts(Duration connect, Duration call, Duration total) {
    public static final Timeouts DEFAULT =
            new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(30));

    /** The longest that a pipeline step can be kept waiting: our own bound. */
    public static final Duration LONGEST = Duration.ofMinutes(5);

    public Timeouts {
        if (connect.isNegative() || connect.isZero() || !isOrdered(connect, call, total)) {
            throw new IllegalArgumentException("timeouts are " + connect + ", " + call + " and " + total
                    + ", expected each to be positive and none longer than the next");
        }
    }

    /** Whether none is longer than the next. */
    public static boolean isOrdered(Duration connect, Duration call, Duration total) {
        return connect.compareTo(call) <= 0 && call.compareTo(total) <= 0;
    }
}
