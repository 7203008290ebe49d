package io.jenkins.plugins.accessbroker.plugin.config;

import io.jenkins.plugins.accessbroker.approval.Authors;
import io.jenkins.plugins.accessbroker.approval.Verdict;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.policy.Commit;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A version of the policies that is not in force.
 *
 * @param digest which it is
 * @param source where it was read from
 * @param commit the commit that it was read from, where that is a repository
 * @param authors who changed policies since the version in force, as far as known
 * @param since when this controller first found it, since it started
 * @param why what keeps it from being in force
 * @param verdict who approved it so far, where that is what keeps it
 * @param set its policies; nothing where its files have problems
 */
public record WaitingVersion(
        String digest,
        String source,
        Optional<Commit> commit,
        Authors authors,
        Instant since,
        String why,
        Optional<Verdict> verdict,
        Optional<PolicySet> set) {
    public WaitingVersion {
        Objects.requireNonNull(digest);
        Objects.requireNonNull(source);
        Objects.requireNonNull(commit);
        Objects.requireNonNull(authors);
        Objects.requireNonNull(since);
        Objects.requireNonNull(why);
        Objects.requireNonNull(verdict);
        Objects.requireNonNull(set);
    }
}
