package io.jenkins.plugins.accessbroker.policy;

import io.jenkins.plugins.accessbroker.policy.condition.Condition;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.request.GrantName;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

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
        Position issueAt) {
    public Grant {
        Objects.requireNonNull(name);
        Objects.requireNonNull(owner);
        Objects.requireNonNull(purpose);
        Objects.requireNonNull(expires);
        Objects.requireNonNull(scope);
        Objects.requireNonNull(at);
        Objects.requireNonNull(expiresAt);
        Objects.requireNonNull(issueAt);
        conditions = List.copyOf(conditions);
    }

    /** A grant that stands in one place, as one that is in no file does. */
    public Grant(
            GrantName name,
            Owner owner,
            String purpose,
            LocalDate expires,
            List<Condition> conditions,
            Scope scope,
            Position at,
            Position expiresAt) {
        this(name, owner, purpose, expires, conditions, scope, at, expiresAt, at);
    }

    /** The first moment at which the grant gives nothing any more: the end of its last day in UTC. */
    public Instant end() {
        return expires.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
