package io.jenkins.plugins.accessbroker.policy.source;

import io.jenkins.plugins.accessbroker.policy.PolicyVersion;
import java.util.List;
import java.util.Objects;

/**
 * The version that is kept as the one in force.
 *
 * @param version which it is
 * @param source where it was read from
 * @param retired the digests of the versions that were in force before, the oldest first
 */
public record Kept(PolicyVersion version, String source, List<String> retired) {
    public Kept {
        Objects.requireNonNull(version);
        Objects.requireNonNull(source);
        retired = List.copyOf(retired);
    }
}
