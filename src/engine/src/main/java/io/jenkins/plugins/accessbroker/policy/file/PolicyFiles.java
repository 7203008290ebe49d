package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.Manifest;
import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import io.jenkins.plugins.accessbroker.policy.boundary.Boundaries;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import io.jenkins.plugins.accessbroker.policy.yaml.Yaml;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The policy files of a set as they were read, once, wherever they came from. What is parsed, what is approved and what is
 * kept are these bytes.
 */
public final class PolicyFiles {
    private final SortedMap<String, byte[]> content;
    private final List<Problem> problems;
    private final Optional<Path> directory;

    private PolicyFiles(SortedMap<String, byte[]> content, List<Problem> problems, Optional<Path> directory) {
        this.content = Collections.unmodifiableSortedMap(content);
        this.problems = List.copyOf(problems);
        this.directory = directory;
    }

    /** Reads those below a directory. Whatever is wrong with the directory or a file becomes a problem of the set. */
    public static PolicyFiles in(Path directory) {
        List<Problem> problems = new ArrayList<>();
        SortedMap<String, byte[]> content = new TreeMap<>();
        DirectoryFiles.read(directory, FileKind.POLICY, problems, content::put);
        return new PolicyFiles(content, problems, Optional.of(directory));
    }

    /**
     * Files that were read elsewhere; what holds across them is as in a directory.
     *
     * @param content their bytes by their paths, with slashes; owned by the result
     * @param found what was wrong with them there
     * @param at the place that stands for all of them
     */
    public static PolicyFiles of(Map<String, byte[]> content, List<Problem> found, Position at) {
        List<Problem> problems = new ArrayList<>(found);
        if (content.isEmpty() && problems.isEmpty()) {
            problems.add(new Problem(at, "there is no policy file here: add one whose name ends in `.yaml`"));
        }
        SortedMap<String, byte[]> sorted = new TreeMap<>(content);
        NameClashes.report(sorted.keySet(), problems);
        return new PolicyFiles(sorted, problems, Optional.empty());
    }

    /** Whether a path, with slashes, is that of a policy file: not a hidden one, no policy test, below no hidden directory. */
    public static boolean isPolicyFile(String path) {
        return FileKind.POLICY.names(path) && !path.startsWith(".") && !path.contains("/.");
    }

    /** Bytes of one file that are read at most, one past what a policy file may have. */
    public static int readAtMost() {
        return Yaml.MAX_BYTES + 1;
    }

    /** The bytes of each file by its path; not to be changed. */
    public SortedMap<String, byte[]> content() {
        return content;
    }

    /** What was wrong with reading them. */
    public List<Problem> problems() {
        return problems;
    }

    /** What the set consists of. */
    public Manifest manifest() {
        return Manifest.ofFiles(content);
    }

    /**
     * Makes policies of them.
     *
     * @param boundaries the directory of boundary files that they must keep to; without one nothing is bounded
     */
    public LoadedPolicies load(Optional<Path> boundaries, Collection<ScopeReader> scopes) {
        List<Problem> found = new ArrayList<>(problems);
        Optional<Boundaries> bounds =
                boundaries.flatMap(from -> BoundaryDirectory.load(from, directory, scopes, found));
        Assembly assembly = new Assembly(new PolicyReader(scopes), found);
        content.forEach(assembly::add);
        return assembly.finish(bounds);
    }
}
