package io.jenkins.plugins.accessbroker.audit.log;

import io.jenkins.plugins.accessbroker.audit.log.LogFault.Reason;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a log's entries in order, in constant memory. Verifies nothing: {@link LogVerifier} does. Not thread-safe. */
public final class LogReader implements AutoCloseable {
    private final LogFiles files;
    private final EntryScanner scanner;
    private final long size;

    private LogReader(LogFiles files, EntryScanner scanner, long size) {
        this.files = files;
        this.scanner = scanner;
        this.size = size;
    }

    /**
     * Reads the first entries of the log in a directory. May run beside the writer.
     *
     * @param directory the log's directory
     * @param size how many entries to read, 0 or more; usually the size of a checkpoint
     */
    public static LogReader open(Path directory, long size) {
        if (size < 0) {
            throw new IllegalArgumentException("`" + size + "` is not a number of entries");
        }
        LogFiles files = LogFiles.in(directory);
        return new LogReader(files, new EntryScanner(new LocalDisk(), files), size);
    }

    /**
     * Reads the entries from one on. Those before are not read, but for some in the same file.
     *
     * @param directory the log's directory
     * @param from the sequence of the first entry, 0 or more
     * @param to the sequence after the last
     * @throws LogFault as {@link #next}
     */
    public static LogReader open(Path directory, long from, long to) throws LogFault {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("there are no entries from `" + from + "` to `" + to + "`");
        }
        LogFiles files = LogFiles.in(directory);
        LogReader reader = new LogReader(files, new EntryScanner(new LocalDisk(), files, BundlePath.indexOf(from)), to);
        while (reader.scanner.sequence() < from && reader.next().isPresent()) {
            continue;
        }
        return reader;
    }

    /**
     * The next entry, or nothing after {@code size} entries.
     *
     * @throws LogFault {@link Reason#CORRUPT}, {@link Reason#MISSING} or {@link Reason#UNREADABLE} if there are fewer
     *     entries, or none that can be read
     */
    public Optional<LogEntry> next() throws LogFault {
        if (scanner.sequence() >= size) {
            return Optional.empty();
        }
        long sequence = scanner.sequence();
        Scan scan = scanner.next();
        if (scan instanceof Scan.Found found) {
            return Optional.of(new LogEntry(sequence, found.bytes()));
        }
        Reason reason = scan instanceof Scan.Ended ? Reason.MISSING : Reason.CORRUPT;
        throw new LogFault(
                reason,
                "cannot read entry `" + sequence + "` of the audit log in `" + files.directory() + "`: "
                        + scanner.place() + ": " + scan.what() + ": verify the log");
    }

    @Override
    public void close() throws LogFault {
        scanner.close();
    }
}
