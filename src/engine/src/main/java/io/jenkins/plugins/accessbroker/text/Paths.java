package io.jenkins.plugins.accessbroker.text;

import java.nio.file.Path;
import java.util.Optional;

/** Parts of paths that are always there. */
public final class Paths {
    private Paths() {}

    /** The last name of the path; of a root, which has none, the root itself. */
    public static String name(Path path) {
        return Optional.ofNullable(path.getFileName()).orElse(path).toString();
    }

    /** The directory that the path is in; of a root, the root itself. */
    public static Path parent(Path path) {
        Path absolute = path.toAbsolutePath();
        return Optional.ofNullable(absolute.getParent()).orElse(absolute);
    }
}
