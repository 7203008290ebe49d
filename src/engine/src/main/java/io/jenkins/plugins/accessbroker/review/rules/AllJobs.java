package io.jenkins.plugins.accessbroker.review.rules;

import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.condition.Glob;
import io.jenkins.plugins.accessbroker.policy.condition.Jobs;
import io.jenkins.plugins.accessbroker.review.check.Warning;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.time.Instant;
import java.util.Optional;

/** A pattern of jobs that has no name in it. */
final class AllJobs extends EachGrant {
    AllJobs() {
        super(
                "all-jobs",
                "Whoever can make a job gets what the grant gives: name the folder or the jobs that need it.");
    }

    @Override
    Optional<Warning> check(Grant grant, Instant time) {
        return condition(grant, Jobs.class)
                .flatMap(jobs -> jobs.names().stream()
                        .filter(AllJobs::namesNothing)
                        .findFirst()
                        .map(glob -> Warning.of(
                                id(),
                                jobs.at(),
                                "the pattern " + Quote.of(glob.pattern()) + " of grant "
                                        + Quote.of(grant.name().toString())
                                        + " names no job and no folder: name the folder that needs it",
                                grant)));
    }

    private static boolean namesNothing(Glob glob) {
        return glob.pattern().chars().allMatch(character -> character == '*' || character == '/');
    }
}
