package io.jenkins.plugins.accessbroker.policy;

import io.jenkins.plugins.accessbroker.policy.document.Position;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * A warning of the policy check that somebody has looked at and lives with.
 *
 * @param warning the warning's id
 * @param reason why it is accepted
 * @param expires the last day in UTC on which it is
 * @param at where it stands
 */
public record Acceptance(String warning, String reason, LocalDate expires, Position at) {
    public Acceptance {
        Objects.requireNonNull(warning);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(expires);
        Objects.requireNonNull(at);
    }

    /** Whether it is in force at the time. */
    public boolean inForce(Instant time) {
        return time.isBefore(expires.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
