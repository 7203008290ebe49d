package io.jenkins.plugins.accessbroker.cli.audit;

import io.jenkins.plugins.accessbroker.audit.log.LogStorage;
import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.InputDirectory;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Where entries are that were moved out of a log's directory, as an option. */
final class ColdOption {
    @Option(
            names = "--cold",
            paramLabel = "DIR",
            description =
                    "a directory that entries of the log were moved to, if it is not where the log says that it is;"
                            + " may be given more than once")
    private List<Path> directories = List.of();

    /** The log in a directory, with what was moved. */
    LogStorage storage(Path directory) throws CliFault {
        for (Path cold : directories) {
            InputDirectory.check("entries that were moved", cold);
        }
        return new LogStorage(directory, directories);
    }
}
