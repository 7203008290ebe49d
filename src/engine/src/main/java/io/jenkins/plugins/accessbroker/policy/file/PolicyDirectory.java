package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import java.nio.file.Path;
import java.util.Collection;

/**
 * A directory of policy files: every {@code *.yaml} and {@code *.yml} below it, but for hidden files and directories and
 * for policy tests, {@code *.test.yaml}.
 */
public final class PolicyDirectory {
    private PolicyDirectory() {}

    /** Reads all policy files below the directory, each once. Whatever is wrong is a problem in the result. */
    public static LoadedPolicies load(Path directory, Collection<ScopeReader> scopes) {
        throw new UnsupportedOperationException("not written yet");
    }
}
