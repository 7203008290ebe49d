package io.jenkins.plugins.accessbroker.request;

import java.util.Objects;
import java.util.Optional;

/**
 * The change request (pull request, merge request) that is built.
 *
 * @param id the SCM's own id, such as {@code PR-7}
 * @param origin where its commits live
 * @param trusted whether the SCM source trusts its author with the Jenkinsfile
 * @param author who opened it, where the SCM says so
 */
public record ChangeRequest(String id, Origin origin, boolean trusted, Optional<String> author) {

    /** Where the commits of a change request live. */
    public enum Origin {
        SAME_REPOSITORY,
        FORK
    }

    public ChangeRequest {
        Bounds.name("change request id", id);
        Objects.requireNonNull(origin);
        author.ifPresent(name -> Bounds.name("change request author", name));
    }

    /** Whether both hold: its commits live in the target's repository, and its author is trusted. */
    public boolean ownAndTrusted() {
        return origin == Origin.SAME_REPOSITORY && trusted;
    }
}
