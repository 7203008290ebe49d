package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Policy files that are in memory, such as those of a revision of a repository. What is read of them, and which rules
 * hold across them, is as in a {@link PolicyDirectory}.
 */
public final class PolicyTexts {
    private PolicyTexts() {}

    /** Whether a path names a policy file: not a hidden one, no policy test, and below no hidden directory. */
    public static boolean isPolicyFile(String path) {
        return DirectoryWalk.isPolicyFile(path) && !path.startsWith(".") && !path.contains("/.");
    }

    /**
     * Reads policy files.
     *
     * @param files the bytes of each by its path, with slashes; more files or bytes than {@link PolicyDirectory} allows
     *     are a problem in the result
     * @param found problems that the caller has met already
     * @param at the place that stands for all files together
     */
    public static LoadedPolicies load(
            SortedMap<String, byte[]> files, List<Problem> found, Position at, Collection<ScopeReader> scopes) {
        List<Problem> problems = new ArrayList<>(found);
        Assembly assembly = new Assembly(new PolicyReader(scopes), problems);
        long bytes =
                files.values().stream().mapToLong(content -> content.length).sum();
        if (files.size() > PolicyDirectory.MAX_FILES || bytes > PolicyDirectory.MAX_BYTES) {
            problems.add(new Problem(
                    at,
                    "there are more than the " + PolicyDirectory.MAX_FILES + " policy files or the "
                            + PolicyDirectory.MAX_BYTES + " bytes allowed together: make them fewer or smaller"));
            return assembly.finish();
        }
        if (files.isEmpty() && problems.isEmpty()) {
            problems.add(new Problem(at, "there is no policy file here: add one whose name ends in `.yaml`"));
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (file.getKey().codePoints().allMatch(Quote::isVisible)) {
                assembly.add(file.getKey(), file.getValue());
            } else {
                problems.add(new Problem(
                        new Position(Quote.escape(file.getKey()), 1, 1),
                        "the name has characters that do not show: rename it"));
            }
        }
        return assembly.finish();
    }
}
