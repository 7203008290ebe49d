package io.jenkins.plugins.accessbroker.review.space;

import io.jenkins.plugins.accessbroker.policy.condition.AgentNames;
import io.jenkins.plugins.accessbroker.policy.condition.Branches;
import io.jenkins.plugins.accessbroker.policy.condition.ComparisonFault;
import io.jenkins.plugins.accessbroker.policy.condition.Condition;
import io.jenkins.plugins.accessbroker.policy.condition.Effort;
import io.jenkins.plugins.accessbroker.policy.condition.Glob;
import io.jenkins.plugins.accessbroker.policy.condition.GlobAlgebra;
import io.jenkins.plugins.accessbroker.policy.condition.Jobs;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The dimensions that patterns are about. */
final class Names {
    /** A job always has a name. */
    static final Dimension JOB =
            (build, wishes, effort) -> one(wishes, "x", effort).map(name -> Draft.job(build, name));

    /** A branch may also be absent, or not known. */
    static final Dimension BRANCH = (build, wishes, effort) -> {
        Optional<String> name = one(wishes, "main", effort);
        if (name.isPresent()) {
            return Optional.of(Draft.branch(build, Draft.known(name.get())));
        }
        return Optional.of(Draft.branch(build, Draft.<String>absent()))
                .filter(tried -> Wish.allMetBy(wishes, tried))
                .or(() -> Optional.of(Draft.branch(build, Draft.<String>unknown()))
                        .filter(tried -> Wish.allMetBy(wishes, tried)));
    };

    private Names() {}

    /**
     * A name that meets every wish.
     *
     * @param plain the name that is taken if it will do
     */
    static Optional<String> one(List<Wish> wishes, String plain, Effort effort) throws ComparisonFault {
        if (wishes.isEmpty()) {
            return Optional.of(plain);
        }
        Set<List<Glob>> inEach = new LinkedHashSet<>();
        Set<Glob> inNone = new LinkedHashSet<>();
        for (Wish wish : wishes) {
            List<Glob> patterns = patterns(wish.condition());
            if (wish.wantsNamed()) {
                inEach.add(patterns);
            } else {
                inNone.addAll(patterns);
            }
        }
        effort.take(inNone.size() + 1L);
        boolean will = inEach.stream().allMatch(set -> set.stream().anyMatch(glob -> glob.matches(plain)))
                && inNone.stream().noneMatch(glob -> glob.matches(plain));
        return will ? Optional.of(plain) : GlobAlgebra.find(new ArrayList<>(inEach), inNone, effort);
    }

    private static List<Glob> patterns(Condition condition) {
        if (condition instanceof Jobs jobs) {
            return jobs.names();
        }
        return condition instanceof Branches branches ? branches.names() : ((AgentNames) condition).names();
    }
}
