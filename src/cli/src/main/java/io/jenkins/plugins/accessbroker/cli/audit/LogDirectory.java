package io.jenkins.plugins.accessbroker.cli.audit;

import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.InputDirectory;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.nio.file.Files;
import java.nio.file.Path;

/** The directory of a log that is read. */
public final class LogDirectory {
    private LogDirectory() {}

    /** Tells a path that was mistaken apart from a log that was tampered with. */
    public static void check(Path directory) throws CliFault {
        InputDirectory.check("an audit log", directory);
        if (!Files.exists(directory.resolve("checkpoint")) && !Files.exists(directory.resolve("tile"))) {
            throw new CliFault(
                    CliFault.Reason.INVALID,
                    Quote.of(directory.toString()) + " is not an audit log: it has neither `checkpoint` nor `tile`:"
                            + " correct the path");
        }
    }
}
