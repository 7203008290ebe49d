package io.jenkins.plugins.accessbroker.issuer;

import io.jenkins.plugins.accessbroker.policy.Scope;
import java.time.Duration;
import java.util.Objects;

/**
 * A permitted request, as an issuer needs it.
 *
 * @param scope what to give, of the issuer's own kind
 * @param ttl how long it shall live; at most the scope's
 * @param attribution whom to name in the issuer's own records
 */
public record Order(Scope scope, Duration ttl, Attribution attribution) {
    public Order {
        Objects.requireNonNull(scope);
        Objects.requireNonNull(attribution);
        if (ttl.compareTo(scope.ttl()) > 0 || ttl.isNegative() || ttl.isZero()) {
            throw new IllegalArgumentException("ttl " + ttl + " is outside the scope's " + scope.ttl());
        }
    }
}
