package io.jenkins.plugins.accessbroker.plugin.config;

import java.util.Objects;

/**
 * What is wrong with the configuration.
 *
 * @param field the field that it is wrong with, as Configuration as Code calls it
 * @param message what was expected, what was found and what to do
 */
public record FieldProblem(String field, String message) {
    public FieldProblem {
        Objects.requireNonNull(field);
        Objects.requireNonNull(message);
    }

    @Override
    public String toString() {
        return message;
    }
}
