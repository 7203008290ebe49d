package io.jenkins.plugins.accessbroker.review.diff;

import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.condition.ComparisonFault;
import io.jenkins.plugins.accessbroker.policy.condition.Effort;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.review.space.Search;
import io.jenkins.plugins.accessbroker.review.space.Side;
import io.jenkins.plugins.accessbroker.review.space.Sides;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares the two versions of one grant, at a time and at every later one at which either may change by itself. */
final class Comparison {
    private final PolicySet before;
    private final PolicySet after;
    private final Optional<Grant> was;
    private final Optional<Grant> is;
    private final Sides sides;
    private final Effort effort;

    private Optional<Example> widening = Optional.empty();
    private Optional<Example> narrowing = Optional.empty();

    Comparison(PolicySet before, PolicySet after, Optional<Grant> was, Optional<Grant> is, Sides sides, Effort effort) {
        this.before = before;
        this.after = after;
        this.was = was;
        this.is = is;
        this.sides = sides;
        this.effort = effort;
    }

    GrantChange from(Instant time) {
        Optional<String> fault = Optional.empty();
        try {
            for (Instant moment : moments(time)) {
                compare(moment);
            }
        } catch (ComparisonFault e) {
            fault = Optional.of(e.getMessage());
        }
        boolean both = was.isPresent() && is.isPresent();
        return new GrantChange(
                was,
                is,
                widening,
                narrowing,
                both ? ScopeChange.of(was.get().scope(), is.get().scope()) : ScopeChange.NONE,
                both ? Details.between(was.get(), is.get()) : List.of(),
                fault);
    }

    private Set<Instant> moments(Instant time) {
        Set<Instant> moments = new TreeSet<>(Set.of(time));
        was.ifPresent(grant -> moments.addAll(sides.turns(before, grant, time)));
        is.ifPresent(grant -> moments.addAll(sides.turns(after, grant, time)));
        return moments;
    }

    private void compare(Instant at) throws ComparisonFault {
        Optional<Side> old = was.map(grant -> sides.at(before, grant, at));
        Optional<Side> now = is.map(grant -> sides.at(after, grant, at));
        if (old.isPresent() && now.isPresent() && old.get().isLike(now.get())) {
            return;
        }
        if (widening.isEmpty() && now.isPresent()) {
            Optional<AccessRequest> request = Search.find(now.get(), old, effort);
            widening = request.map(found -> Example.confirmed(found, at, after, before));
        }
        if (narrowing.isEmpty() && old.isPresent()) {
            Optional<AccessRequest> request = Search.find(old.get(), now, effort);
            narrowing = request.map(found -> Example.confirmed(found, at, before, after));
        }
    }
}
