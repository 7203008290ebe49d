package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.policy.NameBoundary;
import io.jenkins.plugins.accessbroker.policy.Scope;
import io.jenkins.plugins.accessbroker.policy.ScopeBoundary;
import io.jenkins.plugins.accessbroker.policy.TtlBoundary;
import io.jenkins.plugins.accessbroker.policy.condition.Glob;
import io.jenkins.plugins.accessbroker.policy.document.Shape;
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
    static final String ROLES = "roles";
    static final Shape.Mapping SHAPE = Shape.mapping("a mapping of what may be issued at most")
            .required(ROLES, Glob.LIST, "arns of roles, by patterns")
            .optional(TtlBoundary.KEY, TtlBoundary.TTL, "how long a session may live at most");

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
