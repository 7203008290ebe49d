package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

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
        List<Problem> problems = new ArrayList<>();
        Assembly assembly = new Assembly(new PolicyReader(scopes), problems);
        DirectoryFiles.read(directory, FileKind.POLICY, problems, assembly::add);
        return assembly.finish();
    }
}
