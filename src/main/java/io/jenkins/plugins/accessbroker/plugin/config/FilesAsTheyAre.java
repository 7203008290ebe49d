package io.jenkins.plugins.accessbroker.plugin.config;

import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import io.jenkins.plugins.accessbroker.policy.file.LoadedPolicies;
import io.jenkins.plugins.accessbroker.policy.file.PolicyDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Files without problems are in force, whoever wrote them.
 *
 * @param directory where they are
 * @param boundaries the directory of boundary files that they must keep to
 * @param scopes what the issuers that are known read
 */
record FilesAsTheyAre(Path directory, Optional<Path> boundaries, Collection<ScopeReader> scopes, InstantSource clock)
        implements Taking {
    @Override
    public String place() {
        return directory.toString();
    }

    @Override
    public Object mark() {
        return List.of(Fingerprint.of(directory), boundaries.map(Fingerprint::of));
    }

    @Override
    public Duration again() {
        return PoliciesInForce.AGAIN;
    }

    @Override
    public PolicySnapshot begin(PolicySnapshot before) {
        return take(before);
    }

    /** Files that changed while they were read may be of two versions at once: none of them is taken. */
    @Override
    public PolicySnapshot take(PolicySnapshot before) {
        Object mark = mark();
        LoadedPolicies loaded = PolicyDirectory.load(directory, boundaries, scopes);
        if (!mark().equals(mark)) {
            return before.with(place(), List.of(changing()), Optional.empty());
        }
        if (!loaded.isUsable()) {
            return before.with(place(), loaded.problems(), Optional.empty());
        }
        return PolicySnapshot.of(new PolicySet(loaded.policies()), clock.instant(), place());
    }

    @Override
    public PolicySnapshot stays(PolicySnapshot before) {
        return before;
    }

    @Override
    public void review(PolicySnapshot now, GivenReview review) throws ReviewRefused {
        throw new ReviewRefused(
                ReviewRefused.Reason.NOT_REVIEWED,
                "no approval is demanded here, so there is nothing to approve: set an approval file first");
    }

    private Problem changing() {
        return PolicySnapshot.problem(
                place(),
                "the files changed while they were read, and none of them was taken: they are read again soon, or"
                        + " reload them");
    }
}
