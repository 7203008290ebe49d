package io.jenkins.plugins.accessbroker.request;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A build asks for a grant.
 *
 * @param grant the grant's full name
 * @param build the facts about the build
 * @param ttl how long the credential shall live, where the author wants it shorter than the grant's; at least 1 s
 * @param reason free text of the author for the audit log; it decides nothing; at most 1,024 characters
 */
public record AccessRequest(GrantName grant, BuildContext build, Optional<Duration> ttl, Optional<String> reason) {
    public AccessRequest {
        Objects.requireNonNull(grant);
        Objects.requireNonNull(build);
        ttl.ifPresent(AccessRequest::checkTtl);
        reason.ifPresent(text -> Bounds.length("reason", text));
    }

    /** A request for the grant's own ttl, without a reason. */
    public AccessRequest(GrantName grant, BuildContext build) {
        this(grant, build, Optional.empty(), Optional.empty());
    }

    private static void checkTtl(Duration ttl) {
        if (ttl.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("requested ttl is " + ttl + ", expected 1s or more");
        }
    }
}
