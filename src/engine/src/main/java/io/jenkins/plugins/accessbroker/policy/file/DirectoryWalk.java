package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import io.jenkins.plugins.accessbroker.text.IoCause;
import io.jenkins.plugins.accessbroker.text.Paths;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the files of one kind below a directory. Nothing outside the directory is found. */
final class DirectoryWalk {
    /** Levels of directories at most, the policy directory itself being the first. */
    static final int MAX_DEPTH = 16;
    /** Files and directories of any kind that are looked at. */
    static final int MAX_ENTRIES = 100_000;

    private final Path root;
    private final FileKind kind;
    private final Bounds bounds;
    private final List<Problem> problems;
    private final List<PolicyPath> found = new ArrayList<>();
    private int entries;

    /** Files of the kind, and files and directories of any kind, at most. */
    record Bounds(int files, int entries) {}

    private DirectoryWalk(Path root, FileKind kind, Bounds bounds, List<Problem> problems) {
        this.root = root;
        this.kind = kind;
        this.bounds = bounds;
        this.problems = problems;
    }

    /**
     * The files by name; none where the directory cannot be used, which is reported.
     *
     * @param prefix what messages put before a file's path below the directory
     */
    static List<PolicyPath> paths(Path directory, FileKind kind, String prefix, List<Problem> problems) {
        return paths(directory, kind, prefix, new Bounds(DirectoryFiles.MAX_FILES, MAX_ENTRIES), problems);
    }

    static List<PolicyPath> paths(Path directory, FileKind kind, String prefix, Bounds bounds, List<Problem> problems) {
        Position at = new Position(Quote.escape(directory.toString()), 1, 1);
        if (!Files.isDirectory(directory)) {
            problems.add(new Problem(
                    at,
                    Files.exists(directory)
                            ? "this is not a directory: name the directory that the " + kind.many() + " are in"
                            : "there is no such " + kind.directory() + ": create it or correct the path"));
            return List.of();
        }
        try {
            DirectoryWalk walk = new DirectoryWalk(directory.toRealPath(), kind, bounds, problems);
            walk.directory(walk.root, prefix, 1);
            return walk.result(at);
        } catch (IOException e) {
            problems.add(new Problem(
                    at, "the " + kind.directory() + " cannot be read: " + IoCause.of(e) + ": check its permissions"));
            return List.of();
        }
    }

    private List<PolicyPath> result(Position at) {
        if (entries > bounds.entries()) {
            problems.add(new Problem(
                    at,
                    "the directory has more than the " + bounds.entries()
                            + " files and directories allowed: give one that" + " has " + kind.many() + " only"));
            return List.of();
        }
        if (found.size() > bounds.files()) {
            problems.add(new Problem(
                    at, "there are more than the " + bounds.files() + " " + kind.many() + " allowed: make them fewer"));
            return List.of();
        }
        if (found.isEmpty() && problems.isEmpty()) {
            problems.add(new Problem(
                    at, "the directory has no " + kind.one() + ": add one whose name ends in `" + kind.ending() + "`"));
        }
        List<PolicyPath> sorted =
                found.stream().sorted(Comparator.comparing(PolicyPath::name)).toList();
        NameClashes.report(sorted.stream().map(PolicyPath::name).toList(), problems);
        return sorted;
    }

    private void directory(Path directory, String prefix, int depth) throws IOException {
        try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
            for (Path child : children) {
                entries++;
                if (found.size() > bounds.files() || entries > bounds.entries()) {
                    return;
                }
                String name = Paths.name(child);
                if (!name.startsWith(".")) {
                    visit(child, prefix + name, depth);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private void visit(Path path, String name, int depth) {
        try {
            entry(path, name, depth);
        } catch (IOException e) {
            problem(name, "this cannot be read: " + IoCause.of(e) + ": check its permissions");
        }
    }

    private void entry(Path path, String name, int depth) throws IOException {
        BasicFileAttributes entry = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!entry.isDirectory() && !entry.isSymbolicLink() && !kind.names(name)) {
            return;
        }
        if (!name.codePoints().allMatch(Quote::isVisible)) {
            problem(name, "the name has characters that do not show: rename it");
        } else if (entry.isSymbolicLink()) {
            link(path, name);
        } else if (entry.isRegularFile()) {
            found.add(new PolicyPath(name, path, FileState.of(entry)));
        } else if (!entry.isDirectory()) {
            problem(name, "this is not a regular file: remove or rename it");
        } else if (depth == MAX_DEPTH) {
            problem(name, "directories are nested deeper than the " + MAX_DEPTH + " levels allowed: flatten them");
        } else {
            directory(path, name + "/", depth + 1);
        }
    }

    private void link(Path path, String name) {
        if (Files.isDirectory(path)) {
            problem(name, "links to directories are not followed: put the directory itself here, or remove the link");
        } else if (kind.names(name)) {
            target(path, name);
        }
    }

    private void target(Path path, String name) {
        try {
            Path real = path.toRealPath();
            if (!real.startsWith(root)) {
                problem(name, "this is a link to outside the " + kind.directory() + ": put the file itself here");
            } else if (Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
                found.add(new PolicyPath(name, real, FileState.of(real)));
            } else {
                problem(name, "this is a link to no regular file: remove or rename it");
            }
        } catch (IOException e) {
            problem(name, "this is a link that leads nowhere or in a circle: correct or remove it");
        }
    }

    private void problem(String name, String message) {
        problems.add(new Problem(new Position(Quote.escape(name), 1, 1), message));
    }
}
