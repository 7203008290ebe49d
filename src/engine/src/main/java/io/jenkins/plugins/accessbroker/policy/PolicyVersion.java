package io.jenkins.plugins.accessbroker.policy;

import java.util.Collection;
import java.util.Objects;
import java.util.Optional;

/**
 * Which version of the policies this is, where it came from and who approved it.
 *
 * @param digest SHA-256 of its {@linkplain Manifest manifest}, in lower-case hexadecimal
 * @param commit the commit that it was read from; nothing where it came from a directory
 * @param approval who approved it; nothing where no approval was demanded
 */
public record PolicyVersion(String digest, Optional<Commit> commit, Optional<Approval> approval) {
    public PolicyVersion {
        Objects.requireNonNull(digest);
        Objects.requireNonNull(commit);
        Objects.requireNonNull(approval);
    }

    /** The version that these policies are, of which no approval was demanded. */
    public static PolicyVersion of(Collection<Policy> policies) {
        return new PolicyVersion(Manifest.of(policies).digest(), Optional.empty(), Optional.empty());
    }

    /** The same version, read from a commit. */
    public PolicyVersion from(Commit origin) {
        return new PolicyVersion(digest, Optional.of(origin), approval);
    }

    /** The same version, approved. */
    public PolicyVersion approved(Approval given) {
        return new PolicyVersion(digest, commit, Optional.of(given));
    }
}
