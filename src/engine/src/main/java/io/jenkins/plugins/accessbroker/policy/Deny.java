package io.jenkins.plugins.accessbroker.policy;

import io.jenkins.plugins.accessbroker.policy.condition.Condition;
import io.jenkins.plugins.accessbroker.policy.condition.Glob;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An explicit deny: it wins over every grant that it concerns.
 *
 * @param policy the policy that it stands in
 * @param name its name within that policy
 * @param owner who answers for it
 * @param purpose why it exists
 * @param expires its last day in UTC; without one it stands until it is removed
 * @param grants which grants it concerns, by full name
 * @param conditions what a request must be like; a fact that is not known counts as met
 * @param at where it stands
 */
public record Deny(
        String policy,
        String name,
        Owner owner,
        String purpose,
        Optional<LocalDate> expires,
        List<Glob> grants,
        List<Condition> conditions,
        Position at) {
    public Deny {
        Objects.requireNonNull(policy);
        Objects.requireNonNull(name);
        Objects.requireNonNull(owner);
        Objects.requireNonNull(purpose);
        Objects.requireNonNull(expires);
        Objects.requireNonNull(at);
        grants = List.copyOf(grants);
        conditions = List.copyOf(conditions);
        if (grants.isEmpty() || conditions.isEmpty()) {
            throw new IllegalArgumentException("deny " + policy + "/" + name + " names no grant or no condition");
        }
    }

    /** Whether it is in force at the time. */
    public boolean inForce(Instant time) {
        return end().map(time::isBefore).orElse(true);
    }

    /** The first moment at which it denies nothing any more: the end of its last day in UTC, if it has one. */
    public Optional<Instant> end() {
        return expires.map(day -> day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
