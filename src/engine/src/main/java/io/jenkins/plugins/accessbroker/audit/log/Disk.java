package io.jenkins.plugins.accessbroker.audit.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** All that a log asks of a file system. */
interface Disk {
    /** What is at a path, or nothing; a symbolic link is not followed. */
    Optional<FileState> state(Path path) throws IOException;

    /** Whether anyone but the owner may read or write a file, where the file system can tell. */
    boolean openToOthers(Path file) throws IOException;

    /** Opens a file that is there, to read it. */
    DiskFile read(Path file) throws IOException;

    /** Opens a file that is there, to write it. */
    DiskFile write(Path file) throws IOException;

    /** Creates a file that is not there, and opens it to write it. */
    DiskFile create(Path file, Access access) throws IOException;

    void createDirectory(Path directory) throws IOException;

    /** Renames a file, replacing what has the other name in one step. */
    void rename(Path from, Path to) throws IOException;

    void delete(Path file) throws IOException;

    /** Makes the names in a directory durable. */
    void forceDirectory(Path directory) throws IOException;

    /** Names in a directory, sorted; if there are over {@code most}, just as many of them. */
    List<String> list(Path directory, int most) throws IOException;

    /** Locks a file, created if it is not there, against this and all other processes; nothing if it is locked. */
    Optional<Closeable> lock(Path file) throws IOException;

    /** Who may read and write a new file. */
    enum Access {
        /** Whom the process lets by default. */
        DEFAULT,
        /** Its owner alone. */
        OWNER
    }
}
