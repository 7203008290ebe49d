package io.jenkins.plugins.accessbroker.cli;

import io.jenkins.plugins.accessbroker.cli.console.ChildStdio;
import io.jenkins.plugins.accessbroker.cli.console.Console;
import io.jenkins.plugins.accessbroker.cli.console.Printer;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The examples that the help of each command and the pages give. */
final class Examples {
    private Examples() {}

    /** Every command and subcommand. */
    static List<CommandLine> commands() {
        Printer out = new Printer(System.out, false);
        Console console = new Console(out, out, InstantSource.system(), ChildStdio.inherited());
        return commands(new Cli(console).commandLine()).toList();
    }

    /** The examples of a command: lines of shell that begin with the program's name. */
    static List<String> of(CommandLine command) {
        String[] footer = command.getCommandSpec().usageMessage().footer();
        return in(String.join("\n", Arrays.asList(footer)));
    }

    /** The examples in a text: those lines of it. */
    static List<String> in(String text) {
        return text.replace("\\\n", "")
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("access-broker "))
                .toList();
    }

    private static Stream<CommandLine> commands(CommandLine line) {
        return Stream.concat(
                Stream.of(line), line.getSubcommands().values().stream().flatMap(Examples::commands));
    }
}
