package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.policy.NameBoundary;
import io.jenkins.plugins.accessbroker.policy.Scope;
import io.jenkins.plugins.accessbroker.policy.ScopeBoundary;
import io.jenkins.plugins.accessbroker.policy.TtlBoundary;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Which roles may be assumed at most, and for how long.
 *
 * @param roles patterns of whole ARNs
 * @param ttl how long a session may live
 */
record AwsBoundary(NameBoundary roles, TtlBoundary ttl) implements ScopeBoundary {
    AwsBoundary {
        Objects.requireNonNull(roles);
        Objects.requireNonNull(ttl);
    }

    @Override
    public List<Excess> excesses(Scope scope) {
        String role = ((AwsScope) scope).role().toString();
        List<Excess> excesses = new ArrayList<>(ttl.excesses(scope));
        if (!roles.admits(role)) {
            excesses.add(roles.excess("role", role));
        }
        return excesses;
    }
}
