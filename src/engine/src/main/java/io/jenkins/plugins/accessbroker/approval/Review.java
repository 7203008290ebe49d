package io.jenkins.plugins.accessbroker.approval;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a person said of a version of the policies after reading what it changes.
 *
 * @param user the person's user id, as the approval file lists it
 * @param time when
 * @param objection why the version must not come into force; nothing where the person approved it
 */
public record Review(String user, Instant time, Optional<String> objection) {
    /** Characters of an objection at most. */
    public static final int MAX_OBJECTION = 1_000;

    public Review {
        Objects.requireNonNull(user);
        Objects.requireNonNull(time);
        if (objection
                .filter(text -> text.isBlank() || text.length() > MAX_OBJECTION)
                .isPresent()) {
            throw new IllegalArgumentException("an objection has from 1 to " + MAX_OBJECTION + " characters");
        }
    }

    /** Whether the person approved the version. */
    public boolean approves() {
        return objection.isEmpty();
    }
}
