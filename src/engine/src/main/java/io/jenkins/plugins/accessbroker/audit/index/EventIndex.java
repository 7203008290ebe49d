package io.jenkins.plugins.accessbroker.audit.index;

import io.jenkins.plugins.accessbroker.audit.log.LogEntry;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.log.LogReader;
import io.jenkins.plugins.accessbroker.audit.log.LogStorage;
import io.jenkins.plugins.accessbroker.audit.log.SignedCheckpoint;
import io.jenkins.plugins.accessbroker.audit.log.TreeHashes;
import io.jenkins.plugins.accessbroker.audit.log.VerifierKey;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * An index of a log's events, in one SQLite file.
 *
 * <p>It is brought up to the log's checkpoint when it is opened, and made anew if it is of another log, of another form,
 * or of entries that the log does not have. It says where events are; what they say is in the log. Not thread-safe.
 */
public final class EventIndex implements AutoCloseable {
    /** The form of the tables and terms: an index of another form is made anew. */
    static final int FORM = 3;

    /** Events between two commits to the index. */
    private static final int BATCH = 20_000;

    private final Path file;
    private final Database database;
    private final long size;

    private EventIndex(Path file, Database database, long size) {
        this.file = file;
        this.database = database;
        this.size = size;
    }

    /**
     * Opens the index of a log, and brings it up to a checkpoint.
     *
     * @param log the log's directory
     * @param checkpoint the log's checkpoint, verified
     * @param key the log's public key
     * @param file the index, created if it is not there; its directory must be there
     * @throws IndexFault if the index cannot be read or written
     * @throws LogFault if the log cannot be read
     */
    public static EventIndex open(Path log, SignedCheckpoint checkpoint, VerifierKey key, Path file)
            throws IndexFault, LogFault {
        return open(log, checkpoint, key, file, indexed -> {});
    }

    /**
     * As {@link #open(Path, SignedCheckpoint, VerifierKey, Path)}, and tells how far it is.
     *
     * @param progress is told, now and then, how many entries are indexed
     */
    public static EventIndex open(
            Path log, SignedCheckpoint checkpoint, VerifierKey key, Path file, LongConsumer progress)
            throws IndexFault, LogFault {
        return open(LogStorage.in(log), checkpoint, key, file, progress);
    }

    /** The same, of a log whose entries were moved in part: they are needed for an index that does not have them yet. */
    public static EventIndex open(
            LogStorage log, SignedCheckpoint checkpoint, VerifierKey key, Path file, LongConsumer progress)
            throws IndexFault, LogFault {
        try {
            Database database = Database.open(file);
            boolean open = false;
            try {
                database.<LogFault>atOnce(() -> {
                    if (!continues(database, log, checkpoint, key)) {
                        database.clear();
                        database.update("INSERT INTO state (form, key, size) VALUES (?, ?, 0)", FORM, key.toString());
                    }
                });
                catchUp(database, log, checkpoint.checkpoint().size(), progress);
                open = true;
                return new EventIndex(file, database, checkpoint.checkpoint().size());
            } finally {
                if (!open) {
                    database.close();
                }
            }
        } catch (Database.NotAnIndex e) {
            throw new IndexFault(file, e);
        } catch (SQLException e) {
            throw new IndexFault(file, e);
        }
    }

    /** Whether all that is in the index is the beginning of the log. The log may have a later key of the same name. */
    private static boolean continues(Database database, LogStorage log, SignedCheckpoint checkpoint, VerifierKey key)
            throws SQLException, LogFault {
        Optional<State> state = State.read(database);
        if (state.isEmpty()
                || state.get().form != FORM
                || !state.get().key.startsWith(key.name() + "+")
                || state.get().size > checkpoint.checkpoint().size()) {
            return false;
        }
        long indexed = state.get().size;
        return indexed == 0 || Arrays.equals(state.get().root, root(log, indexed));
    }

    private static byte[] root(LogStorage log, long size) throws LogFault {
        return TreeHashes.of(log, size, true).range(0, size).bytes();
    }

    /** Each batch is a transaction, which begins with where another process may have brought the index meanwhile. */
    private static void catchUp(Database database, LogStorage log, long size, LongConsumer progress)
            throws SQLException, LogFault {
        long indexed = State.read(database).orElseThrow().size;
        progress.accept(indexed);
        while (indexed < size) {
            database.<LogFault>atOnce(() -> {
                long at = State.read(database).orElseThrow().size;
                long end = Math.min(size, at + BATCH);
                if (at < end) {
                    index(new Indexer(database, log), log, at, end);
                    database.update("UPDATE state SET size = ?, root = ?", end, root(log, end));
                }
            });
            indexed = State.read(database).orElseThrow().size;
            progress.accept(indexed);
        }
    }

    private static void index(Indexer indexer, LogStorage log, long from, long to) throws SQLException, LogFault {
        try (LogReader reader = LogReader.open(log, from, to)) {
            for (Optional<LogEntry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                indexer.add(entry.get());
            }
        }
        indexer.flush();
    }

    /** The entries that are indexed. */
    public long size() {
        return size;
    }

    /**
     * The sequences of the events that a query asks for, the newest first.
     *
     * @throws IndexFault if the index cannot be read
     */
    public List<Long> find(Query query) throws IndexFault {
        try {
            return new Search(database, query, query.limit()).find();
        } catch (SQLException e) {
            throw new IndexFault(file, e);
        }
    }

    /**
     * The times of the newest events that a query asks for, whatever its limit, in milliseconds since 1970, in no order.
     *
     * @param most how many at most: 1 or more
     * @throws IndexFault if the index cannot be read
     */
    public long[] times(Query query, int most) throws IndexFault {
        try {
            return new Search(database, query, most).times();
        } catch (SQLException e) {
            throw new IndexFault(file, e);
        }
    }

    @Override
    public void close() throws IndexFault {
        try {
            database.close();
        } catch (SQLException e) {
            throw new IndexFault(file, e);
        }
    }

    /** What the index says it is of. */
    private record State(int form, String key, long size, byte[] root) {
        static Optional<State> read(Database database) throws SQLException {
            State[] found = new State[1];
            database.rows(
                    "SELECT form, key, size, root FROM state",
                    row -> found[0] = new State(row.getInt(1), row.getString(2), row.getLong(3), row.getBytes(4)));
            return Optional.ofNullable(found[0]);
        }
    }
}
