package io.jenkins.plugins.accessbroker.cli.exec;

import io.jenkins.plugins.accessbroker.audit.AuditLog;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.Console;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The audit log that a command writes to. */
public final class AuditOptions {
    @Option(
            names = "--audit",
            required = true,
            paramLabel = "DIR",
            description = "the directory of the audit log, created if it is not there")
    private Path directory;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description =
                    "the audit log's signing key, if it is not `key` in the log's directory; created with the log")
    private Optional<Path> key = Optional.empty();

    @Option(
            names = "--origin",
            paramLabel = "NAME",
            description = "the audit log's own name, such as jenkins.example.com/audit; a new log is called"
                    + " access-broker by default")
    private Optional<String> origin = Optional.empty();

    /** Opens the log; says on standard error where it was made anew. */
    public AuditLog open(Console console) throws CliFault, LogFault {
        AuditDirectory log = new AuditDirectory(directory, key, origin);
        boolean created = log.isNew();
        AuditLog opened = log.open(console.clock());
        if (created) {
            console.err()
                    .line("new audit log in " + Quote.of(directory.toString()) + ": copy "
                            + Quote.of(directory.resolve("key.pub").toString())
                            + " to where whoever verifies the log keeps it");
        }
        return opened;
    }
}
