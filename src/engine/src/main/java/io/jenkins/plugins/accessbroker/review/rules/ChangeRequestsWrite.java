package io.jenkins.plugins.accessbroker.review.rules;

import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.condition.ChangeRequests;
import io.jenkins.plugins.accessbroker.review.check.Warning;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.time.Instant;
import java.util.Optional;

/** Any change request, with access that can write. */
final class ChangeRequestsWrite extends EachGrant {
    ChangeRequestsWrite() {
        super(
                "change-requests-write",
                "Anybody who can open a change request can run code with this access: give such builds read access, or ask for `same-repository`.");
    }

    @Override
    Optional<Warning> check(Grant grant, Instant time) {
        return condition(grant, ChangeRequests.class)
                .filter(changes -> changes.admitted() == ChangeRequests.Admitted.ANY)
                .filter(changes -> grant.scope().mayWrite())
                .map(changes -> Warning.of(
                        id(),
                        changes.at(),
                        "grant " + Quote.of(grant.name().toString())
                                + " gives access that may write to any change request, forks too: ask for"
                                + " `same-repository`, or give read access",
                        grant));
    }
}
