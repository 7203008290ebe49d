package io.jenkins.plugins.accessbroker.plugin.audit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.JDBC;
import org.sqlite.SQLiteJDBCLoader;

/** Makes SQLite's driver ready, its native part in a directory of the broker's own. */
final class SqliteDriver {
    private static final String DIRECTORY = "org.sqlite.tmpdir";

    private SqliteDriver() {}

    /**
     * Loads the driver, unless that was done.
     *
     * @param directory where its native part is unpacked, unless {@code org.sqlite.tmpdir} names another
     */
    static synchronized void load(Path directory) throws SearchFault {
        boolean ours = System.getProperty(DIRECTORY) == null;
        try {
            if (ours) {
                System.setProperty(DIRECTORY, Files.createDirectories(directory).toString());
            }
            SQLiteJDBCLoader.initialize();
            Class.forName(JDBC.class.getName(), true, SqliteDriver.class.getClassLoader());
        } catch (Exception | LinkageError e) {
            throw new SearchFault(
                    SearchFault.Reason.INDEX,
                    "cannot load the driver of sqlite in `" + directory + "`: " + e.getMessage()
                            + ": let Jenkins write and run files there, or search with `access-broker audit query`");
        } finally {
            if (ours) {
                System.clearProperty(DIRECTORY);
            }
        }
    }
}
