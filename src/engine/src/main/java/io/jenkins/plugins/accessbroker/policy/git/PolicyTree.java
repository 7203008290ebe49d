package io.jenkins.plugins.accessbroker.policy.git;

import io.jenkins.plugins.accessbroker.approval.file.SignatureDirectory;
import io.jenkins.plugins.accessbroker.approval.file.SignatureFile;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import io.jenkins.plugins.accessbroker.policy.file.DirectoryFiles;
import io.jenkins.plugins.accessbroker.policy.file.PolicyFiles;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * The policy files and signatures of a directory of a revision: the same files as in a directory on disk, as their exact bytes.
 * They are read from the objects of the repository: no file is written, so no name in it can lead anywhere.
 *
 * <p>A link or a submodule is a problem where a directory on disk would have policies by it: they may have denies.
 */
final class PolicyTree {
    private static final int MAX_DEPTH = 16;

    private final ObjectReader objects;
    private final AnyObjectId root;
    private final String place;
    private final Map<String, byte[]> content = new HashMap<>();
    private final List<SignatureFile> signatures = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final int maxEntries;
    private int entries;
    private long bytes;

    private PolicyTree(ObjectReader objects, AnyObjectId root, String place, int maxEntries) {
        this.objects = objects;
        this.root = root;
        this.place = place;
        this.maxEntries = maxEntries;
    }

    /**
     * Reads them.
     *
     * @param root the directory that has the policies
     * @param place the revision as messages name it
     * @param maxEntries files and directories that are looked at
     * @throws IOException if an object is missing or broken
     */
    static PolicyTree read(ObjectReader objects, AnyObjectId root, String place, int maxEntries)
            throws IOException, GitFault {
        PolicyTree read = new PolicyTree(objects, root, place, maxEntries);
        read.walk();
        return read;
    }

    PolicyFiles files() {
        return PolicyFiles.of(content, problems, new Position(Quote.escape(place), 1, 1));
    }

    List<SignatureFile> signatures() {
        return signatures;
    }

    private void walk() throws IOException, GitFault {
        try (TreeWalk walk = new TreeWalk(objects)) {
            walk.addTree(root);
            while (walk.next()) {
                entries++;
                if (entries > maxEntries) {
                    throw tooLarge();
                }
                if (!walk.getNameString().startsWith(".")) {
                    entry(walk);
                }
            }
        }
    }

    private void entry(TreeWalk walk) throws IOException, GitFault {
        String path = walk.getPathString();
        FileMode mode = walk.getFileMode(0);
        boolean policy = PolicyFiles.isPolicyFile(path);
        if (mode == FileMode.TREE) {
            directory(walk, path);
        } else if (mode == FileMode.GITLINK || mode == FileMode.SYMLINK && (policy || leadsToDirectory(walk))) {
            problem(path, "this is a link or a submodule, which is not followed: commit the file itself");
        } else if (mode != FileMode.SYMLINK && policy) {
            policy(path, walk.getObjectId(0));
        } else if (mode != FileMode.SYMLINK && isSignature(path)) {
            signature(path, walk.getObjectId(0));
        }
    }

    private void directory(TreeWalk walk, String path) throws IOException {
        if (walk.getDepth() + 2 > MAX_DEPTH) {
            problem(path, "directories are nested deeper than the " + MAX_DEPTH + " levels allowed: flatten them");
        } else {
            walk.enterSubtree();
        }
    }

    /** Also where it leads out of the tree, or to another link: then it is not known to lead to a file. */
    private boolean leadsToDirectory(TreeWalk walk) throws IOException {
        String target = new String(bytes(walk.getObjectId(0), 4_096), StandardCharsets.UTF_8);
        List<String> path = new ArrayList<>(List.of(walk.getPathString().split("/")));
        path.remove(path.size() - 1);
        for (String name : target.split("/")) {
            if (name.equals("..") && path.isEmpty() || target.startsWith("/")) {
                return true;
            }
            if (name.equals("..")) {
                path.remove(path.size() - 1);
            } else if (!name.isEmpty() && !name.equals(".")) {
                path.add(name);
            }
        }
        if (path.isEmpty()) {
            return true;
        }
        try (TreeWalk found = TreeWalk.forPath(objects, String.join("/", path), root)) {
            return found != null && (found.getFileMode(0).getBits() & FileMode.TYPE_MASK) != FileMode.TYPE_FILE;
        }
    }

    private void policy(String path, AnyObjectId blob) throws IOException, GitFault {
        if (!path.codePoints().allMatch(Quote::isVisible)) {
            problem(path, "the name has characters that do not show: rename it");
            return;
        }
        content.put(path, bytes(blob, PolicyFiles.readAtMost()));
        bytes += content.get(path).length;
        if (content.size() > DirectoryFiles.MAX_FILES || bytes > DirectoryFiles.MAX_BYTES) {
            throw tooLarge();
        }
    }

    private void signature(String path, AnyObjectId blob) throws IOException, GitFault {
        signatures.add(new SignatureFile(
                path.substring(SignatureDirectory.NAME.length() + 1), bytes(blob, SignatureDirectory.MAX_BYTES)));
        if (signatures.size() > SignatureDirectory.MAX_FILES) {
            throw new GitFault(
                    GitFault.Reason.TOO_LARGE, SignatureDirectory.tooMany(place).getMessage());
        }
    }

    private static boolean isSignature(String path) {
        return path.startsWith(SignatureDirectory.NAME + "/")
                && path.indexOf('/', SignatureDirectory.NAME.length() + 1) < 0
                && path.endsWith(SignatureDirectory.SUFFIX);
    }

    /** No more than to see that there are too many. */
    private byte[] bytes(AnyObjectId blob, int max) throws IOException {
        try (InputStream in = objects.open(blob).openStream()) {
            return in.readNBytes(max);
        }
    }

    private void problem(String path, String message) {
        problems.add(new Problem(new Position(Quote.escape(path), 1, 1), message));
    }

    private GitFault tooLarge() {
        return new GitFault(
                GitFault.Reason.TOO_LARGE,
                "revision " + Quote.of(place) + " has more than the " + maxEntries + " files, the "
                        + DirectoryFiles.MAX_FILES + " policy files or the " + DirectoryFiles.MAX_BYTES
                        + " bytes of policy files allowed: give the directory of its policies, such as `main:policies`");
    }
}
