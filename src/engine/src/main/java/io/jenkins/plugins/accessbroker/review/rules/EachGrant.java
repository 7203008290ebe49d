package io.jenkins.plugins.accessbroker.review.rules;

import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.condition.Condition;
import io.jenkins.plugins.accessbroker.review.check.Rule;
import io.jenkins.plugins.accessbroker.review.check.Warning;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A rule that looks at one grant after the other. */
abstract class EachGrant implements Rule {
    private final String id;
    private final String explanation;

    EachGrant(String id, String explanation) {
        this.id = id;
        this.explanation = explanation;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final String explanation() {
        return explanation;
    }

    @Override
    public final List<Warning> check(PolicySet policies, Instant time) {
        return policies.grants().flatMap(grant -> check(grant, time).stream()).toList();
    }

    /** The warning about a grant, if there is one. */
    abstract Optional<Warning> check(Grant grant, Instant time);

    /** The condition of a kind that the grant has. */
    static <C extends Condition> Optional<C> condition(Grant grant, Class<C> kind) {
        return grant.conditions().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }
}
