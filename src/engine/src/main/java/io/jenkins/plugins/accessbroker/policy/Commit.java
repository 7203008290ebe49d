package io.jenkins.plugins.accessbroker.policy;

import java.util.Objects;

/**
 * A commit of a Git repository. Its id is computed from all that it holds; who its author and committer are is what the
 * commit itself says.
 *
 * @param id its full id, in lower-case hexadecimal
 * @param author who is said to have written it: {@code Name <e-mail>}
 * @param committer who is said to have committed it
 */
public record Commit(String id, String author, String committer) {
    public Commit {
        Objects.requireNonNull(id);
        Objects.requireNonNull(author);
        Objects.requireNonNull(committer);
    }
}
