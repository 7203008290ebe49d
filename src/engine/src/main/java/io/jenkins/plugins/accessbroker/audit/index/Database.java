package io.jenkins.plugins.accessbroker.audit.index;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;

/**
 * The tables of an index. An event is found by terms; each term has the sequences of its events in order, so that any
 * combination of terms is a walk along one of them. For each hour of the events' times there is the first and the last
 * sequence, since times of a log need not rise.
 */
final class Database implements AutoCloseable {
    private static final String[] TABLES = {
        "CREATE TABLE IF NOT EXISTS state (form INTEGER, key TEXT, size INTEGER, root BLOB)",
        "CREATE TABLE IF NOT EXISTS event (sequence INTEGER PRIMARY KEY, time INTEGER NOT NULL)",
        "CREATE TABLE IF NOT EXISTS hour (hour INTEGER PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL)",
        "CREATE TABLE IF NOT EXISTS lease (id TEXT PRIMARY KEY, intent INTEGER NOT NULL, issued INTEGER) WITHOUT ROWID",
        "CREATE TABLE IF NOT EXISTS term (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, value TEXT NOT NULL, "
                + "UNIQUE (kind, value))",
        "CREATE TABLE IF NOT EXISTS posting (term INTEGER, sequence INTEGER, PRIMARY KEY (term, sequence)) WITHOUT ROWID",
        "CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (text, content='', detail=none)",
    };

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    private Database(Connection connection) {
        this.connection = connection;
    }

    static Database open(Path file) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("busy_timeout", "60000");
        properties.setProperty("journal_mode", "WAL");
        properties.setProperty("synchronous", "NORMAL");
        properties.setProperty("cache_size", "-65536");
        properties.setProperty("transaction_mode", "IMMEDIATE");
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath(), properties);
        boolean open = false;
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String table : TABLES) {
                statement.execute(table);
            }
            connection.commit();
            open = true;
            return new Database(connection);
        } finally {
            if (!open) {
                connection.close();
            }
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

    void commit() throws SQLException {
        connection.commit();
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
}
