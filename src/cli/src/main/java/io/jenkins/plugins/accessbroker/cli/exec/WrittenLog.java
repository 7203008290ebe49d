package io.jenkins.plugins.accessbroker.cli.exec;

import io.jenkins.plugins.accessbroker.audit.json.JsonAuditLog;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.Console;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.nio.file.Path;
import java.util.Optional;

/** An audit log that is there, opened to be written to. */
public final class WrittenLog {
    private WrittenLog() {}

    /**
     * Opens the log in a directory under the name that it has; makes no new one.
     *
     * @param key the file of the signing key, if that is not in the directory
     */
    public static JsonAuditLog open(Console console, Path directory, Optional<Path> key) throws CliFault, LogFault {
        AuditDirectory log = new AuditDirectory(directory, key, Optional.empty());
        if (log.isNew()) {
            throw new CliFault(
                    CliFault.Reason.INVALID,
                    Quote.of(directory.toString()) + " is not an audit log: it has no `checkpoint`: correct the path");
        }
        return log.open(console.clock());
    }
}
