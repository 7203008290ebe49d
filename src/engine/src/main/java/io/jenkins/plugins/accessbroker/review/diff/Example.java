package io.jenkins.plugins.accessbroker.review.diff;

import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import java.time.Instant;
import java.util.Objects;

/**
 * A request that one version permits and the other denies.
 *
 * @param request the request
 * @param at when it is decided so
 */
public record Example(AccessRequest request, Instant at) {
    public Example {
        Objects.requireNonNull(request);
        Objects.requireNonNull(at);
    }

    /**
     * The example, if both versions decide as it says.
     *
     * @throws IllegalStateException if they do not: then what found it is wrong, and it must not be shown
     */
    static Example confirmed(AccessRequest request, Instant at, PolicySet permitting, PolicySet denying) {
        boolean permits = permitting.permits(request, at);
        boolean denies = !denying.permits(request, at);
        if (!permits || !denies) {
            throw new IllegalStateException("an example for " + request.grant() + " at " + at
                    + " is not decided as it was found: permitted " + permits + ", denied " + denies);
        }
        return new Example(request, at);
    }
}
