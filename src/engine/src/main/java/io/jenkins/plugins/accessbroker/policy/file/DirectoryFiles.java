package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.document.Problem;
import io.jenkins.plugins.accessbroker.text.Paths;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The files of one kind below a directory, but for hidden ones; bounded in number and size. */
public final class DirectoryFiles {
    /** Files at most. */
    public static final int MAX_FILES = 10_000;
    /** Bytes of all files together at most: 64 MiB. */
    public static final long MAX_BYTES = 64L << 20;

    private DirectoryFiles() {}

    /**
     * Reads each file once, in the order of their paths.
     *
     * @param files gets each file as messages name it, and its bytes
     * @param problems gets whatever is wrong with the directory or with reading a file
     */
    public static void read(Path directory, FileKind kind, List<Problem> problems, BiConsumer<String, byte[]> files) {
        long room = MAX_BYTES;
        for (PolicyPath path : DirectoryWalk.paths(directory, kind, prefix(directory, kind), problems)) {
            Optional<byte[]> bytes = path.read(problems);
            room -= bytes.map(content -> content.length).orElse(0);
            if (room < 0) {
                problems.add(new Problem(
                        path.start(),
                        "from this file on, the " + kind.many() + " have more than the " + MAX_BYTES
                                + " bytes allowed together: make them fewer or smaller"));
                return;
            }
            bytes.ifPresent(content -> files.accept(path.name(), content));
        }
    }

    /** Boundary files are named with their directory, so that they are told from policy files of the same name. */
    private static String prefix(Path directory, FileKind kind) {
        return kind == FileKind.BOUNDARY
                ? Quote.escape(Paths.name(directory.toAbsolutePath().normalize())) + "/"
                : "";
    }
}
