package io.jenkins.plugins.accessbroker.testkit.sts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers what the parameters of a request violate, to answer it all in one {@code ValidationError}. */
final class Validation {
    private final List<String> failures = new ArrayList<>();

    /** Checks a parameter that must be there, and gives it back. */
    String required(String path, Optional<String> value, Constraint constraint) {
        if (value.isEmpty()) {
            failures.add("Value null at '" + path + "' failed to satisfy constraint: Member must not be null");
        }
        return optional(path, value, constraint).orElse("");
    }

    /** Checks a parameter that may be there, and gives it back. */
    Optional<String> optional(String path, Optional<String> value, Constraint constraint) {
        value.ifPresent(text -> constraint
                .violations(text)
                .forEach(violation -> add("Value '" + text + "' at '" + path + "'", violation)));
        return value;
    }

    /** Checks a parameter that the model marks sensitive, whose value is not repeated. */
    Optional<String> sensitive(String path, Optional<String> value, Constraint constraint) {
        value.ifPresent(
                text -> constraint.violations(text).forEach(violation -> add("Value at '" + path + "'", violation)));
        return value;
    }

    /** Checks the size of a list. */
    void size(String path, List<?> list, int max) {
        if (list.size() > max) {
            add("Value at '" + path + "'", "Member must have length less than or equal to " + max);
        }
    }

    /** Checks the bounds of a number. */
    void range(String path, int value, int min, int max) {
        if (value < min) {
            add("Value '" + value + "' at '" + path + "'", "Member must have value greater than or equal to " + min);
        }
        if (value > max) {
            add("Value '" + value + "' at '" + path + "'", "Member must have value less than or equal to " + max);
        }
    }

    /**
     * Ends the check.
     *
     * @throws StsException {@code ValidationError} when there was a violation
     */
    void conclude() {
        if (!failures.isEmpty()) {
            String count = failures.size() + (failures.size() == 1 ? " validation error" : " validation errors");
            throw StsErrors.validation(count + " detected: " + String.join("; ", failures));
        }
    }

    private void add(String value, String violation) {
        failures.add(value + " failed to satisfy constraint: " + violation);
    }
}
