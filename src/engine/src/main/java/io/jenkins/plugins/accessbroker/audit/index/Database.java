package io.jenkins.plugins.accessbroker.audit.index;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;

/**
 * The tables of an index. An event is found by terms; each term has the sequences of its events in blocks, so that any
 * combination of terms is a walk along blocks. For each hour of the events' times there is the first and the last
 * sequence, since times of a log need not rise.
 */
final class Database implements AutoCloseable {
    /** What SQLite's {@code PRAGMA application_id} says of an index: {@code acbi} in ASCII. */
    private static final int APPLICATION = 0x61636269;

    /** The tables, by name, and how each is made. */
    private static final Map<String, String> TABLES = new LinkedHashMap<>();

    static {
        TABLES.put("state", "TABLE state (form INTEGER, key TEXT, size INTEGER, root BLOB)");
        TABLES.put("event", "TABLE event (sequence INTEGER PRIMARY KEY, time INTEGER NOT NULL)");
        TABLES.put("hour", "TABLE hour (hour INTEGER PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL)");
        TABLES.put("lease", "TABLE lease (id TEXT PRIMARY KEY, intent INTEGER NOT NULL, issued INTEGER) WITHOUT ROWID");
        TABLES.put(
                "term",
                "TABLE term (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, value TEXT NOT NULL, UNIQUE (kind, value))");
        TABLES.put(
                "posting",
                "TABLE posting (term INTEGER, block INTEGER, events BLOB NOT NULL, PRIMARY KEY (term, block)) "
                        + "WITHOUT ROWID");
        TABLES.put("words", "VIRTUAL TABLE words USING fts5 (text, content='')");
    }

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    private Database(Connection connection) {
        this.connection = connection;
    }

    /**
     * Opens the tables in a file, which is created if it is not there.
     *
     * @throws NotAnIndex if it is a database of something else, which is left as it is
     * @throws SQLException if it cannot be used
     */
    static Database open(Path file) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("busy_timeout", "60000");
        properties.setProperty("synchronous", "NORMAL");
        properties.setProperty("cache_size", "-65536");
        Database database =
                new Database(DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath(), properties));
        boolean open = false;
        try {
            database.atOnce(database::claim);
            open = true;
            return database;
        } finally {
            if (!open) {
                database.close();
            }
        }
    }

    private void claim() throws SQLException {
        boolean ours = number("PRAGMA application_id").orElse(0) == APPLICATION;
        if (!ours && number("SELECT count(*) FROM sqlite_schema").orElse(0) > 0) {
            throw new NotAnIndex();
        }
        if (!ours) {
            execute("PRAGMA application_id = " + APPLICATION);
            create();
        }
    }

    private void create() throws SQLException {
        for (String table : TABLES.values()) {
            execute("CREATE " + table);
        }
    }

    /** Empties all tables, in the transaction that is under way. */
    void clear() throws SQLException {
        for (String table : TABLES.keySet()) {
            execute("DROP TABLE " + table);
        }
        create();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void update(String sql, Object... values) throws SQLException {
        prepare(sql, values).executeUpdate();
    }

    /** The number that a query has as its only answer, or nothing if it has none. */
    OptionalLong number(String sql, Object... values) throws SQLException {
        try (ResultSet found = prepare(sql, values).executeQuery()) {
            boolean any = found.next();
            long number = any ? found.getLong(1) : 0;
            return any && !found.wasNull() ? OptionalLong.of(number) : OptionalLong.empty();
        }
    }

    /** The bytes that a query has as its only answer, or none. */
    byte[] bytes(String sql, Object... values) throws SQLException {
        try (ResultSet found = prepare(sql, values).executeQuery()) {
            return found.next() ? found.getBytes(1) : new byte[0];
        }
    }

    /** Gives each row that a query finds to a reader. */
    void rows(String sql, Row reader, Object... values) throws SQLException {
        try (ResultSet found = prepare(sql, values).executeQuery()) {
            while (found.next()) {
                reader.read(found);
            }
        }
    }

    /** As {@link #rows}, of a query that will not come again. */
    void rowsOnce(String sql, Row reader, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    reader.read(found);
                }
            }
        }
    }

    private PreparedStatement prepare(String sql, Object... values) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        bind(statement, values);
        return statement;
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int at = 0; at < values.length; at++) {
            statement.setObject(at + 1, values[at]);
        }
    }

    /** Does work in one transaction, during which no other process writes. */
    <F extends Exception> void atOnce(Work<F> work) throws SQLException, F {
        execute("BEGIN IMMEDIATE");
        boolean done = false;
        try {
            work.run();
            execute("COMMIT");
            done = true;
        } finally {
            if (!done) {
                rollBack();
            }
        }
    }

    /** SQLite has rolled back by itself where this fails; why the work failed is what is told. */
    private void rollBack() {
        try {
            execute("ROLLBACK");
        } catch (SQLException e) {
            return;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** Reads one row. */
    @FunctionalInterface
    interface Row {
        void read(ResultSet row) throws SQLException;
    }

    /** Work in a transaction. */
    @FunctionalInterface
    interface Work<F extends Exception> {
        void run() throws SQLException, F;
    }

    /** A database of something else. */
    static final class NotAnIndex extends SQLException {
        private static final long serialVersionUID = 1L;
    }
}
