package io.jenkins.plugins.accessbroker.audit.log;

import java.nio.file.Path;
import java.util.Optional;

/** Reads a log's entries in order, in constant memory. Verifies nothing: {@link LogVerifier} does. Not thread-safe. */
public final class LogReader implements AutoCloseable {
    private LogReader() {}

    /**
     * Reads the first entries of the log in a directory.
     *
     * @param directory the log's directory
     * @param size how many entries to read, 0 or more; usually the size of a checkpoint
     */
    public static LogReader open(Path directory, long size) {
        throw new UnsupportedOperationException("not yet written");
    }

    /**
     * The next entry, or nothing after {@code size} entries.
     *
     * @throws LogFault {@link LogFault.Reason#CORRUPT}, {@link LogFault.Reason#MISSING} or
     *     {@link LogFault.Reason#UNREADABLE} if there are fewer entries, or none that can be read
     */
    public Optional<LogEntry> next() throws LogFault {
        throw new UnsupportedOperationException("not yet written");
    }

    @Override
    public void close() {}
}
