package io.jenkins.plugins.accessbroker.request;

import java.util.Optional;

/**
 * Where the Jenkinsfile came from.
 *
 * @param repository the repository that the job's own definition names
 * @param commit the commit that was checked out for it, where that is recorded
 * @param trusted whether that revision is one that the SCM source trusts, or that of the branch which the job's own
 *     definition names
 */
public record Revision(String repository, Optional<String> commit, boolean trusted) {
    public Revision {
        Bounds.name("repository", repository);
        commit.ifPresent(text -> Bounds.name("commit", text));
    }
}
