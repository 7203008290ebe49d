package io.jenkins.plugins.accessbroker.policy;

import io.jenkins.plugins.accessbroker.policy.document.Position;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;

/**
 * A coding agent that an owner answers for. One that is not registered gets nothing.
 *
 * @param id the name that builds show it under
 * @param owner who answers for it
 * @param purpose why it exists
 * @param expires its last day in UTC
 * @param at where it is registered
 * @param offboarded when it is turned off, itself or with its owner, whichever comes first
 */
public record RegisteredAgent(
        String id, Owner owner, String purpose, LocalDate expires, Position at, Optional<Offboarding> offboarded) {
    public RegisteredAgent {
        Objects.requireNonNull(id);
        Objects.requireNonNull(owner);
        Objects.requireNonNull(purpose);
        Objects.requireNonNull(expires);
        Objects.requireNonNull(at);
        Objects.requireNonNull(offboarded);
    }

    /** A registration that nobody has offboarded. */
    public RegisteredAgent(String id, Owner owner, String purpose, LocalDate expires, Position at) {
        this(id, owner, purpose, expires, at, Optional.empty());
    }

    /** Whether the registration has not expired at the time. */
    public boolean inForce(Instant time) {
        return time.isBefore(end());
    }

    /** The first moment at which it is not in force any more: the end of its last day in UTC. */
    public Instant end() {
        return expires.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** As {@link #end}, or the start of the day on which it is offboarded, whichever comes first. */
    public Instant stop() {
        return Offboarding.stop(end(), offboarded);
    }
}
