package io.jenkins.plugins.accessbroker.policy.git;

import io.jenkins.plugins.accessbroker.approval.file.ApprovalFault;
import io.jenkins.plugins.accessbroker.approval.file.SignatureDirectory;
import io.jenkins.plugins.accessbroker.approval.file.SignatureFile;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import io.jenkins.plugins.accessbroker.policy.file.PolicyDirectory;
import io.jenkins.plugins.accessbroker.policy.file.PolicyFiles;
import io.jenkins.plugins.accessbroker.policy.source.SourceFault;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * The policy files and signatures of a commit: the same files as {@link PolicyDirectory} finds in a directory, as their exact
 * bytes. Links and submodules are not followed; each is a problem, for it may stand for denies.
 */
final class PolicyTree {
    private static final int MAX_DEPTH = 16;

    private final ObjectReader objects;
    private final int maxEntries;
    private final Map<String, byte[]> content = new HashMap<>();
    private final List<SignatureFile> signatures = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private long room = PolicyDirectory.MAX_BYTES;

    private PolicyTree(ObjectReader objects, int maxEntries) {
        this.objects = objects;
        this.maxEntries = maxEntries;
    }

    /**
     * Reads them.
     *
     * @param tree the folder of the policies
     * @param place the folder as messages name it
     */
    static PolicyTree read(ObjectReader objects, ObjectId tree, String place, int maxEntries)
            throws IOException, SourceFault {
        PolicyTree read = new PolicyTree(objects, maxEntries);
        read.walk(tree, place);
        return read;
    }

    PolicyFiles files() {
        return PolicyFiles.of(content, problems);
    }

    List<SignatureFile> signatures() {
        return signatures;
    }

    private void walk(ObjectId tree, String place) throws IOException, SourceFault {
        try (TreeWalk walk = new TreeWalk(objects)) {
            walk.addTree(tree);
            int entries = 0;
            while (walk.next()) {
                if (++entries > maxEntries || content.size() > PolicyDirectory.MAX_FILES) {
                    throw new SourceFault(
                            SourceFault.Reason.TOO_LARGE,
                            place + " has more than " + maxEntries + " files and directories, or more than "
                                    + PolicyDirectory.MAX_FILES + " policy files: give the folder that has the policies");
                }
                if (!walk.getNameString().startsWith(".")) {
                    entry(walk, place);
                }
            }
        }
        if (content.isEmpty() && problems.isEmpty()) {
            problem(place, "it has no policy file: add one whose name ends in `.yaml`");
        }
    }

    private void entry(TreeWalk walk, String place) throws IOException, SourceFault {
        String path = walk.getPathString();
        FileMode mode = walk.getFileMode(0);
        if (!path.codePoints().allMatch(Quote::isVisible)) {
            problem(Quote.escape(path), "the name has characters that do not show: rename it");
        } else if (mode == FileMode.TREE) {
            directory(walk, path);
        } else if (mode == FileMode.SYMLINK || mode == FileMode.GITLINK) {
            problem(path, "links and submodules are not followed: put the file itself here, or remove this");
        } else if (PolicyFiles.isPolicyFile(path)) {
            policy(path, objects.open(walk.getObjectId(0)));
        } else if (isSignature(path)) {
            signature(path, objects.open(walk.getObjectId(0)), place);
        }
    }

    private void directory(TreeWalk walk, String path) throws IOException {
        if (walk.getDepth() + 2 > MAX_DEPTH) {
            problem(path, "directories are nested deeper than the " + MAX_DEPTH + " levels allowed: flatten them");
        } else {
            walk.enterSubtree();
        }
    }

    private void policy(String path, ObjectLoader blob) throws IOException {
        byte[] bytes = bytes(blob, PolicyFiles.readAtMost());
        room -= bytes.length;
        if (room >= 0) {
            content.put(path, bytes);
        } else if (problems.isEmpty() || !problems.get(problems.size() - 1).message().startsWith("from this file on")) {
            problems.add(PolicyFiles.tooLarge(path));
        }
    }

    private void signature(String path, ObjectLoader blob, String place) throws IOException, SourceFault {
        signatures.add(new SignatureFile(
                path.substring(SignatureDirectory.NAME.length() + 1), bytes(blob, SignatureDirectory.MAX_BYTES)));
        if (signatures.size() > SignatureDirectory.MAX_FILES) {
            ApprovalFault fault = SignatureDirectory.tooMany(place);
            throw new SourceFault(SourceFault.Reason.UNREADABLE, fault.getMessage(), fault);
        }
    }

    private static boolean isSignature(String path) {
        return path.startsWith(SignatureDirectory.NAME + "/")
                && path.indexOf('/', SignatureDirectory.NAME.length() + 1) < 0
                && path.endsWith(SignatureDirectory.SUFFIX);
    }

    /** No more than to see that there are too many. */
    private static byte[] bytes(ObjectLoader blob, int max) throws IOException {
        try (var in = blob.openStream()) {
            return in.readNBytes(max);
        }
    }

    private void problem(String path, String message) {
        problems.add(new Problem(new Position(path, 1, 1), message));
    }
}
