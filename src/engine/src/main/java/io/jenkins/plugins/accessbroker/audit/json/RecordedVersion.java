package io.jenkins.plugins.accessbroker.audit.json;

import io.jenkins.plugins.accessbroker.policy.Commit;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A version of the policies as an event states it.
 *
 * @param sha256 the version's digest
 * @param commit the commit that it was read from, where it came from a repository
 * @param method how it was approved, or {@code none-demanded}; nothing of a version that waits
 * @param approvers who approved it; none if nobody did
 * @param time when it was found to be approved
 */
public record RecordedVersion(
        String sha256,
        Optional<Commit> commit,
        Optional<String> method,
        List<String> approvers,
        Optional<Instant> time) {
    public RecordedVersion {
        Objects.requireNonNull(sha256);
        Objects.requireNonNull(commit);
        Objects.requireNonNull(method);
        approvers = List.copyOf(approvers);
        Objects.requireNonNull(time);
    }
}
