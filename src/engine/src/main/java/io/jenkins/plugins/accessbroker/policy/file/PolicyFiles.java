package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.Manifest;
import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import io.jenkins.plugins.accessbroker.policy.yaml.Yaml;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The policy files of a set as they were read, once, wherever they came from. What is parsed, what is approved and what is
 * kept are these bytes.
 */
public final class PolicyFiles {
    private final SortedMap<String, byte[]> content;
    private final List<Problem> problems;

    private PolicyFiles(SortedMap<String, byte[]> content, List<Problem> problems) {
        this.content = Collections.unmodifiableSortedMap(content);
        this.problems = List.copyOf(problems);
    }

    /** Reads those below a directory. Whatever is wrong with the directory or a file becomes a problem of the set. */
    public static PolicyFiles in(Path directory) {
        List<Problem> problems = new ArrayList<>();
        SortedMap<String, byte[]> content = new TreeMap<>();
        long room = PolicyDirectory.MAX_BYTES;
        for (PolicyPath path : DirectoryWalk.paths(directory, PolicyDirectory.MAX_FILES, problems)) {
            path.read(problems).ifPresent(bytes -> content.put(path.name(), bytes));
            room -= content.getOrDefault(path.name(), new byte[0]).length;
            if (room < 0) {
                content.remove(path.name());
                problems.add(tooLarge(path.name()));
                break;
            }
        }
        return new PolicyFiles(content, problems);
    }

    /**
     * Files that were read elsewhere, and what was wrong there.
     *
     * @param content their bytes by their paths, with slashes; owned by the result
     */
    public static PolicyFiles of(Map<String, byte[]> content, List<Problem> problems) {
        return new PolicyFiles(new TreeMap<>(content), problems);
    }

    /** Whether a path, with slashes, is that of a policy file: ends in {@code .yaml} or {@code .yml}, and is no policy test. */
    public static boolean isPolicyFile(String path) {
        return DirectoryWalk.isPolicyFile(path);
    }

    /** The problem of a file that is one too many, or past the bytes that all may have together. */
    public static Problem tooLarge(String path) {
        return new Problem(
                new Position(path, 1, 1),
                "from this file on, the policy files have more than the " + PolicyDirectory.MAX_BYTES
                        + " bytes allowed together: make them fewer or smaller");
    }

    /** The bytes of each file by its path; not to be changed. */
    public SortedMap<String, byte[]> content() {
        return content;
    }

    /** What the set consists of. */
    public Manifest manifest() {
        return Manifest.ofFiles(content);
    }

    /** Makes policies of them. */
    public LoadedPolicies load(Collection<ScopeReader> scopes) {
        List<Problem> found = new ArrayList<>(problems);
        clashes(found);
        Assembly assembly = new Assembly(new PolicyReader(scopes), found);
        content.forEach(assembly::add);
        return assembly.finish();
    }

    /** Names that are one on file systems where case does not count, so that one file would replace the other. */
    private void clashes(List<Problem> found) {
        Map<String, String> folded = new HashMap<>();
        for (String name : content.keySet()) {
            String other = folded.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
            if (other != null) {
                found.add(new Problem(
                        new Position(name, 1, 1),
                        "the name differs from " + Quote.of(other) + " in case only, and where case does not count they are"
                                + " one file: rename one"));
            }
        }
    }

    /** Bytes of one file that are read at most, one past what a policy file may have. */
    public static int readAtMost() {
        return Yaml.MAX_BYTES + 1;
    }
}
