package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.Policy;
import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Problems;
import java.util.Collection;
import java.util.Optional;

/** Reads the document of one policy file. Safe for use by many threads where its scope readers are. */
public final class PolicyReader {
    /**
     * A reader that knows these issuers.
     *
     * @throws IllegalArgumentException if two of them have one name
     */
    public PolicyReader(Collection<ScopeReader> scopes) {}

    /**
     * The policy.
     *
     * @param digest SHA-256 of the file's bytes, in lower-case hexadecimal
     * @return nothing where problems were added
     */
    public Optional<Policy> read(Node document, String digest, Problems problems) {
        throw new UnsupportedOperationException("not written yet");
    }
}
