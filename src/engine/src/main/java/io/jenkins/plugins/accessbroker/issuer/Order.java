package io.jenkins.plugins.accessbroker.issuer;

import io.jenkins.plugins.accessbroker.policy.Scope;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A permitted request, as an issuer needs it.
 *
 * @param scope what to give, of the issuer's own kind
 * @param ttl how long it shall live; at most the scope's
 * @param attribution whom to name in the issuer's own records
 * @param repository the address of the repository that the job's own definition names, where it is known and its revision
 *     is trusted; it never has a password in it
 */
public record Order(Scope scope, Duration ttl, Attribution attribution, Optional<String> repository) {
    public Order {
        Objects.requireNonNull(scope);
        Objects.requireNonNull(attribution);
        Objects.requireNonNull(repository);
        if (ttl.compareTo(scope.ttl()) > 0 || ttl.isNegative() || ttl.isZero()) {
            throw new IllegalArgumentException("ttl " + ttl + " is outside the scope's " + scope.ttl());
        }
    }

    /** An order of a job whose repository is not known or not trusted. */
    public Order(Scope scope, Duration ttl, Attribution attribution) {
        this(scope, ttl, attribution, Optional.empty());
    }
}
