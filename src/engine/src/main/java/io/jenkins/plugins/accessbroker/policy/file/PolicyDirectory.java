package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

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
        List<Problem> problems = new ArrayList<>();
        List<PolicyPath> paths = DirectoryWalk.paths(directory, MAX_FILES, problems);
        Assembly assembly = new Assembly(new PolicyReader(scopes), problems);
        long room = MAX_BYTES;
        for (PolicyPath path : paths) {
            Optional<byte[]> bytes = path.read(problems);
            room -= bytes.map(content -> content.length).orElse(0);
            if (room < 0) {
                problems.add(new Problem(
                        path.start(),
                        "from this file on, the policy files have more than the " + MAX_BYTES
                                + " bytes allowed together: make them fewer or smaller"));
                break;
            }
            bytes.ifPresent(content -> assembly.add(path.name(), content));
        }
        return assembly.finish();
    }
}
