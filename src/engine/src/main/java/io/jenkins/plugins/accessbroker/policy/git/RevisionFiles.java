package io.jenkins.plugins.accessbroker.policy.git;

import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import io.jenkins.plugins.accessbroker.policy.file.LoadedPolicies;
import io.jenkins.plugins.accessbroker.policy.file.PolicyDirectory;
import io.jenkins.plugins.accessbroker.policy.file.PolicyTexts;
import io.jenkins.plugins.accessbroker.policy.yaml.Yaml;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * The policy files of one revision, read from the objects of the repository: no file is written, so no name in a
 * repository can lead anywhere.
 *
 * @param revision the revision as messages name it
 * @param files the bytes of each policy file by its path, cut where they are longer than a policy file may be
 * @param problems what cannot be read as a policy file but looks like one: links
 */
public record RevisionFiles(String revision, SortedMap<String, byte[]> files, List<Problem> problems) {
    /** Files and directories of a revision that are looked at. */
    static final int MAX_ENTRIES = 1_000_000;

    public RevisionFiles {
        Objects.requireNonNull(revision);
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        problems = List.copyOf(problems);
    }

    /**
     * Reads them.
     *
     * @param tree the directory of the revision that has the policies
     * @throws IOException if an object is missing or broken
     */
    static RevisionFiles read(Repository repository, AnyObjectId tree, String revision) throws IOException, GitFault {
        SortedMap<String, byte[]> files = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        long bytes = 0;
        int entries = 0;
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(tree);
            walk.setRecursive(true);
            while (walk.next() && files.size() <= PolicyDirectory.MAX_FILES && bytes <= PolicyDirectory.MAX_BYTES) {
                if (++entries > MAX_ENTRIES) {
                    throw new GitFault(
                            GitFault.Reason.TOO_LARGE,
                            "revision " + Quote.of(revision) + " has more than the " + MAX_ENTRIES
                                    + " files allowed: give the directory of its policies, such as `main:policies`");
                }
                String path = walk.getPathString();
                if (PolicyTexts.isPolicyFile(path)) {
                    if (isFile(walk.getFileMode())) {
                        files.put(path, content(walk));
                        bytes += files.get(path).length;
                    } else {
                        problems.add(new Problem(
                                new Position(Quote.escape(path), 1, 1),
                                "this is a link or a submodule, which is not followed: commit the file itself"));
                    }
                }
            }
        }
        return new RevisionFiles(revision, files, problems);
    }

    /** The policies in them. */
    public LoadedPolicies load(Collection<ScopeReader> scopes) {
        return PolicyTexts.load(files, problems, new Position(Quote.escape(revision), 1, 1), scopes);
    }

    private static boolean isFile(FileMode mode) {
        return mode == FileMode.REGULAR_FILE || mode == FileMode.EXECUTABLE_FILE;
    }

    private static byte[] content(TreeWalk walk) throws IOException {
        try (InputStream in = walk.getObjectReader().open(walk.getObjectId(0)).openStream()) {
            return in.readNBytes(Yaml.MAX_BYTES + 1);
        }
    }
}
