package io.jenkins.plugins.accessbroker.audit.ocsf;

import java.util.Objects;
import java.util.Optional;

/**
 * What came of an activity.
 *
 * @param id OCSF's {@code status_id}
 * @param name OCSF's {@code status}
 * @param severity OCSF's {@code severity_id}
 * @param detail why
 */
record Outcome(int id, String name, int severity, Optional<String> detail) {
    private static final int INFORMATIONAL = 1;
    private static final int LOW = 2;

    Outcome {
        Objects.requireNonNull(name);
        Objects.requireNonNull(detail);
    }

    static Outcome success() {
        return new Outcome(1, "Success", INFORMATIONAL, Optional.empty());
    }

    static Outcome failure(String detail) {
        return new Outcome(2, "Failure", LOW, Optional.of(detail));
    }

    /** It went ahead, and nothing would have permitted it. */
    static Outcome observed(String detail) {
        return new Outcome(99, "Observed", LOW, Optional.of(detail));
    }
}
