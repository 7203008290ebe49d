package io.jenkins.plugins.accessbroker.audit.index;

import java.nio.file.Path;
import java.sql.SQLException;

/** An index cannot be read or written. The log is not touched by that. */
public final class IndexFault extends Exception {
    private static final long serialVersionUID = 1L;

    IndexFault(Path file, SQLException cause) {
        super(
                "cannot use the index `" + file + "`: " + firstLine(cause)
                        + ": let this process write there, or delete it, " + "and it is made anew from the log",
                cause);
    }

    IndexFault(Path file, Database.NotAnIndex cause) {
        super(
                "the file `" + file + "` is a database of something else, not an index: give the index another file",
                cause);
    }

    /** Whether what is in the file is no database any more: SQLite's CORRUPT (11) or NOTADB (26). */
    public boolean damaged() {
        int code = getCause() instanceof SQLException cause ? cause.getErrorCode() & 0xFF : 0;
        return code == 11 || code == 26;
    }

    private static String firstLine(SQLException cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }
}
