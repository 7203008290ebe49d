package io.jenkins.plugins.accessbroker.audit.log;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Where a log is to be read.
 *
 * @param directory the log's directory
 * @param cold directories to which entries were moved, besides those that the log's own record names: where they are now
 */
public record LogStorage(Path directory, List<Path> cold) {
    /** Holds both. */
    public LogStorage {
        Objects.requireNonNull(directory, "directory");
        cold = List.copyOf(cold);
    }

    /** A log in its directory, with moved entries where its record says that they are. */
    public static LogStorage in(Path directory) {
        return new LogStorage(directory, List.of());
    }
}
