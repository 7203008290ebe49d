package io.jenkins.plugins.accessbroker.policy.source;

import io.jenkins.plugins.accessbroker.approval.Authors;
import io.jenkins.plugins.accessbroker.approval.file.SignatureFile;
import io.jenkins.plugins.accessbroker.policy.Commit;
import io.jenkins.plugins.accessbroker.policy.file.PolicyFiles;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A version of the policies as a source has it.
 *
 * @param files its policy files, with what is wrong with them
 * @param signatures the signatures that came with it, of this version or of others
 * @param commit the commit that it was read from
 * @param authors who changed policies since the version in force
 */
public record Fetched(PolicyFiles files, List<SignatureFile> signatures, Optional<Commit> commit, Authors authors) {
    public Fetched {
        Objects.requireNonNull(files);
        signatures = List.copyOf(signatures);
        Objects.requireNonNull(commit);
        Objects.requireNonNull(authors);
    }
}
