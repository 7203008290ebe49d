package io.jenkins.plugins.accessbroker.plugin.guard;

import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.ANYWHERE;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.NOWHERE;

import hudson.model.Result;
import java.util.function.BinaryOperator;

/** A policy of either mode that permits a use or not, and what becomes of the use. */
enum Ruling {
    PERMITTED(Fixture::enforce, ANYWHERE, "used"),
    DENIED(Fixture::enforce, NOWHERE, "denied"),
    PERMITTED_WHILE_OBSERVING(Fixture::observe, ANYWHERE, "used"),
    OBSERVED(Fixture::observe, NOWHERE, "observed");

    private final BinaryOperator<String> policy;
    private final String conditions;
    private final String event;

    Ruling(BinaryOperator<String> policy, String conditions, String event) {
        this.policy = policy;
        this.conditions = conditions;
        this.event = event;
    }

    /** The policy for a credential. */
    String policy(String credential) {
        return policy.apply(credential, conditions);
    }

    /** The type of the audit log's entry. */
    String event() {
        return event;
    }

    /** Of the build. */
    Result result() {
        return this == DENIED ? Result.FAILURE : Result.SUCCESS;
    }
}
