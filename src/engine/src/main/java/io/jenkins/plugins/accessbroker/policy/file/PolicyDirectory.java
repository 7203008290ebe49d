package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

/**
 * A directory of policy files: every {@code *.yaml} and {@code *.yml} below it, but for hidden files and directories and
 * for policy tests, {@code *.test.yaml}.
 */
public final class PolicyDirectory {
    private PolicyDirectory() {}

    /**
     * Reads all policy files below the directory, each once, in the order of their paths. Whatever is wrong with the
     * directory, a file, or files beside each other is a problem in the result.
     */
    public static LoadedPolicies load(Path directory, Collection<ScopeReader> scopes) {
        return load(directory, Optional.empty(), scopes);
    }

    /**
     * The same, for policies that must keep to boundaries: what is outside of them is a problem too.
     *
     * @param boundaries the directory of boundary files, apart from that of the policies; without one nothing is bounded
     */
    public static LoadedPolicies load(Path directory, Optional<Path> boundaries, Collection<ScopeReader> scopes) {
        return PolicyFiles.in(directory).load(boundaries, scopes);
    }
}
