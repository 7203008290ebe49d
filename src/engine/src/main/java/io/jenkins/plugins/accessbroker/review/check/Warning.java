package io.jenkins.plugins.accessbroker.review.check;

import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.Policy;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.request.GrantName;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * Something legal but unwise in a policy.
 *
 * @param id the id of its rule
 * @param at where
 * @param message what is there and what to do
 * @param policy the name of the policy that it is in
 * @param grant the grant that it is about, where it is about one
 */
public record Warning(String id, Position at, String message, String policy, Optional<GrantName> grant)
        implements Comparable<Warning> {
    private static final Comparator<Warning> ORDER =
            Comparator.comparing(Warning::at).thenComparing(Warning::id).thenComparing(Warning::message);

    public Warning {
        Objects.requireNonNull(id);
        Objects.requireNonNull(at);
        Objects.requireNonNull(message);
        Objects.requireNonNull(policy);
        Objects.requireNonNull(grant);
    }

    /** A warning about a grant. */
    public static Warning of(String id, Position at, String message, Grant grant) {
        return new Warning(id, at, message, grant.name().policy(), Optional.of(grant.name()));
    }

    /** A warning about a policy and no single grant of it. */
    public static Warning of(String id, Position at, String message, Policy policy) {
        return new Warning(id, at, message, policy.name(), Optional.empty());
    }

    @Override
    public int compareTo(Warning other) {
        return ORDER.compare(this, other);
    }

    /** {@code file:line:column: warning: message [id]}. */
    @Override
    public String toString() {
        return at + ": warning: " + message + " [" + id + "]";
    }
}
