package io.jenkins.plugins.accessbroker.review.rules;

import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.review.check.Warning;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.time.Instant;
import java.util.Optional;

/** A session policy that narrows to everything. */
final class SessionPolicyWildcard extends EachGrant {
    SessionPolicyWildcard() {
        super(
                "session-policy-wildcard",
                "A session policy is there to narrow the role for one grant, and a wildcard does not: name the actions and resources.");
    }

    @Override
    Optional<Warning> check(Grant grant, Instant time) {
        return Optional.of(grant.scope().wildcards())
                .filter(wildcards -> !wildcards.isEmpty())
                .map(wildcards -> Warning.of(
                        id(),
                        grant.at(),
                        "the session policy of grant " + Quote.of(grant.name().toString()) + " allows "
                                + String.join(", ", wildcards) + ": name what the job needs",
                        grant));
    }
}
