package io.jenkins.plugins.accessbroker.cli.policy;

import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.InputDirectory;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The boundaries that policies must keep to. */
public final class BoundaryOption {
    @Option(
            names = "--boundaries",
            paramLabel = "DIR",
            description = "the directory of boundary files that all policies must keep to")
    private Optional<Path> boundaries = Optional.empty();

    /** The directory, where there is one. */
    public Optional<Path> directory() throws CliFault {
        if (boundaries.isPresent()) {
            InputDirectory.check("the boundary files", boundaries.get());
        }
        return boundaries;
    }
}
