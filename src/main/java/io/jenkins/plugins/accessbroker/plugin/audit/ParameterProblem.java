package io.jenkins.plugins.accessbroker.plugin.audit;

import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.Objects;

/**
 * A parameter that cannot be taken.
 *
 * @param parameter its name as it was given
 * @param message what was expected and what was found, in words
 */
record ParameterProblem(String parameter, String message) {
    ParameterProblem {
        Objects.requireNonNull(parameter);
        Objects.requireNonNull(message);
    }

    static ParameterProblem of(String parameter, String expected, String found) {
        return new ParameterProblem(parameter, "expected " + expected + ", found " + Quote.of(found));
    }

    /** The parameter and the message. */
    String text() {
        return Quote.of(parameter) + ": " + message;
    }
}
