package io.jenkins.plugins.accessbroker.issuer.github;

import java.time.Duration;

/**
 * A token is not known at once everywhere at GitHub: to a part of it that has not heard of it, it is none (401), and to one
 * that has heard half, it is not allowed anything (403, 404). That passes within seconds.
 */
final class Lag {
    /** How often such an answer is met before it is believed. */
    static final int TRIES = 4;

    private Lag() {}

    /** The pause after so many of them: 1 s, 2 s, 4 s. */
    static Duration pause(int met) {
        return Duration.ofSeconds(1L << (met - 1));
    }

    static boolean mayBe(int status) {
        return status == 401 || status == 403 || status == 404;
    }
}
