package io.jenkins.plugins.accessbroker.audit.log;

import io.jenkins.plugins.accessbroker.audit.log.LogFault.Reason;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a log's entries in order, in constant memory. Verifies nothing: {@link LogVerifier} does. Not thread-safe. */
public final class LogReader implements AutoCloseable {
    private final LogFiles files;
    private final Bundles bundles;
    private final EntryScanner scanner;
    private final long from;
    private final long size;

    private LogReader(LogFiles files, Bundles bundles, EntryScanner scanner, long from, long size) {
        this.files = files;
        this.bundles = bundles;
        this.scanner = scanner;
        this.from = from;
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
        return open(LogStorage.in(directory), 0, size, true);
    }

    /**
     * Reads those of the first entries that are in the log's directory, and touches no cold storage: {@link #pass} passes
     * over what was moved.
     */
    public static LogReader hot(Path directory, long size) throws LogFault {
        return open(LogStorage.in(directory), 0, size, false);
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
        return open(LogStorage.in(directory), from, to);
    }

    /** The same, of a log whose entries were moved in part. */
    public static LogReader open(LogStorage log, long from, long to) throws LogFault {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("there are no entries from `" + from + "` to `" + to + "`");
        }
        LogReader reader = open(log, from, to, true);
        while (reader.scanner.sequence() < from && reader.next().isPresent()) {
            continue;
        }
        return reader;
    }

    /**
     * Whether an entry was moved and is not at hand, so that it cannot be read now.
     *
     * @throws LogFault if it cannot be read where the entry is
     */
    public static boolean away(LogStorage log, long sequence) throws LogFault {
        Bundles bundles = Bundles.all(new LocalDisk(), LogFiles.of(log));
        return bundles.find(BundlePath.indexOf(sequence)) instanceof Bundles.Away;
    }

    private static LogReader open(LogStorage log, long from, long to, boolean cold) {
        LogFiles files = LogFiles.of(log);
        Disk disk = new LocalDisk();
        Bundles bundles = cold ? Bundles.all(disk, files) : Bundles.hot(disk, files);
        return new LogReader(
                files, bundles, new EntryScanner(disk, files, bundles, BundlePath.indexOf(from)), from, to);
    }

    /**
     * Passes over the entries that come next, if they were moved and are not at hand.
     *
     * @return how many
     * @throws LogFault if it cannot be read where they are
     */
    public long pass() throws LogFault {
        long before = scanner.sequence();
        while (scanner.sequence() < size
                && scanner.sequence() % BundlePath.ENTRIES == 0
                && bundles.find(scanner.index()) instanceof Bundles.Away) {
            scanner.skip();
        }
        return scanner.sequence() - before;
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
        if (scan instanceof Scan.Away) {
            throw new LogFault(
                    Reason.MISSING,
                    "cannot read entry `" + Math.max(from, sequence) + "` of the audit log in `" + files.directory()
                            + "`: " + scan.what() + ": bring it there, or give the directory that it is in now");
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
