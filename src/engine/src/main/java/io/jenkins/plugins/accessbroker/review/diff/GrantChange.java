package io.jenkins.plugins.accessbroker.review.diff;

import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.request.GrantName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a change does to one grant.
 *
 * @param before the grant as it was, if there was one
 * @param after the grant as it is, if there is one
 * @param widening a request that was denied and is permitted, if there is one now or at any later time
 * @param narrowing a request that was permitted and is denied, if there is one
 * @param scope how what is issued compares
 * @param details everything else about it that changed
 * @param notCompared why its requests could not be compared to the end, if so
 */
public record GrantChange(
        Optional<Grant> before,
        Optional<Grant> after,
        Optional<Example> widening,
        Optional<Example> narrowing,
        ScopeChange scope,
        List<Detail> details,
        Optional<String> notCompared) {

    public GrantChange {
        if (before.isEmpty() && after.isEmpty()) {
            throw new IllegalArgumentException("a change of no grant");
        }
        Objects.requireNonNull(widening);
        Objects.requireNonNull(narrowing);
        Objects.requireNonNull(scope);
        details = List.copyOf(details);
        Objects.requireNonNull(notCompared);
    }

    /** The grant's name. */
    public GrantName name() {
        return any().name();
    }

    /** The grant as it is, or as it was. */
    public Grant any() {
        return after.or(() -> before).orElseThrow();
    }

    /** What became of the grant, in a word. */
    public Verdict verdict() {
        if (before.isEmpty()) {
            return Verdict.NEW;
        }
        if (after.isEmpty()) {
            return Verdict.GONE;
        }
        boolean wider = widening.isPresent() || scope.mayGiveMore();
        boolean narrower = narrowing.isPresent() || scope.mayGiveLess();
        if (notCompared.isPresent() && !wider) {
            return Verdict.NOT_COMPARED;
        }
        if (wider) {
            return narrower ? Verdict.CHANGED : Verdict.WIDENED;
        }
        return narrower ? Verdict.NARROWED : Verdict.UNCHANGED;
    }

    /**
     * Whether somebody may get something after the change that they did not get before it. A grant that could not be
     * compared may.
     */
    public boolean mayGiveMore() {
        return widening.isPresent() || notCompared.isPresent() || scope.mayGiveMore();
    }

    /** Whether it is a new grant that permits nothing, now or later. */
    public boolean permitsNothing() {
        return before.isEmpty() && widening.isEmpty() && notCompared.isEmpty();
    }

    /** Whether anything about it changed. */
    public boolean isChange() {
        return verdict() != Verdict.UNCHANGED || !details.isEmpty();
    }
}
