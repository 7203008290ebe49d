package io.jenkins.plugins.accessbroker.cli;

import io.jenkins.plugins.accessbroker.cli.console.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints the help of a command, as its {@code --help} does. */
@Command(
        name = "help",
        description = "Prints the help of a command, as `--help` after the command does.",
        helpCommand = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the help is printed", "1:it could not be printed in full", "2:there is no such command"},
        footerHeading = "%nExample:%n",
        footer = "  access-broker help audit verify")
final class HelpCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "the command; the whole program by default")
    private List<String> names = List.of();

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine().getParent();
        for (String name : names) {
            CommandLine named = line.getSubcommands().get(name);
            if (named == null) {
                throw new UnmatchedArgumentException(line, List.of(name));
            }
            line = named;
        }
        line.usage(line.getOut());
        return ExitCode.FINE;
    }
}
