package io.jenkins.plugins.accessbroker.policy.document;

import java.util.Comparator;
import java.util.Objects;

/**
 * An error in a file.
 *
 * @param at where
 * @param message what was expected, what was found and what to do
 */
public record Problem(Position at, String message) implements Comparable<Problem> {
    private static final Comparator<Problem> ORDER =
            Comparator.comparing(Problem::at).thenComparing(Problem::message);

    public Problem {
        Objects.requireNonNull(at);
        Objects.requireNonNull(message);
    }

    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }

    /** {@code file:line:column: message}. */
    @Override
    public String toString() {
        return at + ": " + message;
    }
}
