package io.jenkins.plugins.accessbroker.decision;

import io.jenkins.plugins.accessbroker.request.GrantName;
import java.util.List;
import java.util.Objects;

/**
 * A grant that was not asked for and comes close.
 *
 * @param grant its name
 * @param failed the names of the conditions that the request fails on it; none where it would be permitted
 */
public record NearMiss(GrantName grant, List<String> failed) {
    public NearMiss {
        Objects.requireNonNull(grant);
        failed = List.copyOf(failed);
    }
}
