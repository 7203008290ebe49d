package io.jenkins.plugins.accessbroker.policy;

import io.jenkins.plugins.accessbroker.policy.condition.Condition;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.request.GrantName;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One named permission: to whom, what, for how long, why and until when.
 *
 * @param name its full name
 * @param owner who answers for it
 * @param purpose why it exists
 * @param expires its last day, in UTC
 * @param conditions every condition that a request must meet, those that hold by default included
 * @param scope what is issued
 * @param at where it stands
 * @param expiresAt where its expiry stands
 * @param issueAt where its issuer stands
 * @param offboarded when it is turned off, itself or with its owner, whichever comes first
 * @param accepted the warnings that its author accepts for it
 */
public record Grant(
        GrantName name,
        Owner owner,
        String purpose,
        LocalDate expires,
        List<Condition> conditions,
        Scope scope,
        Position at,
        Position expiresAt,
        Position issueAt,
        Optional<Offboarding> offboarded,
        List<Acceptance> accepted) {
    public Grant {
        Objects.requireNonNull(name);
        Objects.requireNonNull(owner);
        Objects.requireNonNull(purpose);
        Objects.requireNonNull(expires);
        Objects.requireNonNull(scope);
        Objects.requireNonNull(at);
        Objects.requireNonNull(expiresAt);
        Objects.requireNonNull(issueAt);
        Objects.requireNonNull(offboarded);
        conditions = List.copyOf(conditions);
        accepted = List.copyOf(accepted);
    }

    /** A grant that nobody has offboarded, with no warning accepted, and its issuer where it stands itself. */
    public Grant(
            GrantName name,
            Owner owner,
            String purpose,
            LocalDate expires,
            List<Condition> conditions,
            Scope scope,
            Position at,
            Position expiresAt) {
        this(name, owner, purpose, expires, conditions, scope, at, expiresAt, at, Optional.empty(), List.of());
    }

    /** The first moment at which the grant gives nothing any more: the end of its last day in UTC. */
    public Instant end() {
        return expires.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** As {@link #end}, or the start of the day on which it is offboarded, whichever comes first. */
    public Instant stop() {
        return Offboarding.stop(end(), offboarded);
    }
}
