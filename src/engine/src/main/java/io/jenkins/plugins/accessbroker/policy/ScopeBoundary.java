package io.jenkins.plugins.accessbroker.policy;

import io.jenkins.plugins.accessbroker.policy.document.Position;
import java.util.List;
import java.util.Objects;

/** What grants may issue at most by one issuer: the issuer's own, immutable description. */
public interface ScopeBoundary {

    /** Everything about a scope of the same issuer that is outside; empty if it is within. */
    List<Excess> excesses(Scope scope);

    /**
     * Something that is outside a boundary.
     *
     * @param what the excess in words, such as {@code `role` is `x`}
     * @param most what was expected, in words such as {@code at most 1h}
     * @param at where the boundary says so
     */
    record Excess(String what, String most, Position at) {
        public Excess {
            Objects.requireNonNull(what);
            Objects.requireNonNull(most);
            Objects.requireNonNull(at);
        }
    }
}
