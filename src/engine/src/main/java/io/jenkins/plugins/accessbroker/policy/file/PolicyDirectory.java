package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import java.nio.file.Path;
import java.util.Collection;

/**
 * A directory of policy files: every {@code *.yaml} and {@code *.yml} below it, but for hidden files and directories and
 * for policy tests, {@code *.test.yaml}.
 */
public final class PolicyDirectory {
    /** Policy files at most. */
    public static final int MAX_FILES = 10_000;
    /** Bytes of all policy files together at most: 64 MiB. */
    public static final long MAX_BYTES = 64L << 20;

    private PolicyDirectory() {}

    /**
     * Reads all policy files below the directory, each once, in the order of their paths. Whatever is wrong with the
     * directory, a file, or files beside each other is a problem in the result.
     */
    public static LoadedPolicies load(Path directory, Collection<ScopeReader> scopes) {
        return PolicyFiles.in(directory).load(scopes);
    }
}
