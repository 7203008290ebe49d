package io.jenkins.plugins.accessbroker.cli.audit;

import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.nio.file.Files;
import java.nio.file.Path;

/** The directory of a log that is read. */
final class LogDirectory {
    private LogDirectory() {}

    /** Tells a path that was mistaken apart from a log that was tampered with. */
    static void check(Path directory) throws CliFault {
        if (!Files.isDirectory(directory)) {
            throw new CliFault(
                    CliFault.Reason.FILE,
                    "there is no directory " + Quote.of(directory.toString()) + ": give the directory of an audit log");
        }
    }
}
