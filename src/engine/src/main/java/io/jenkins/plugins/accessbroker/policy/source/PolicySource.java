package io.jenkins.plugins.accessbroker.policy.source;

import io.jenkins.plugins.accessbroker.policy.Commit;
import java.util.Optional;

/** Where policies come from: a directory, a branch of a Git repository. */
public interface PolicySource {
    /** The source as messages and the audit log name it; never with a secret. */
    String name();

    /**
     * Reads the newest version.
     *
     * @param inForce the commit that the version in force was read from
     * @throws SourceFault if it cannot be had, or must not follow the one in force; then that stays
     */
    Fetched fetch(Optional<Commit> inForce) throws SourceFault;
}
