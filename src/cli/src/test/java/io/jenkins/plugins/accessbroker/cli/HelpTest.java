package io.jenkins.plugins.accessbroker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

class HelpTest {
    @TempDir
    Path folder;

    static List<CommandLine> commands() {
        return Examples.commands();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void has_an_example_of_the_command_itself(CommandLine command) {
        String name = command.getCommandSpec().qualifiedName();

        assertThat(Examples.of(command)).isNotEmpty().allMatch(example -> (example + " ").startsWith(name + " "));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void is_printed_by_help_as_by_the_option(CommandLine command) {
        String[] names = command.getCommandSpec().qualifiedName().split(" ");
        String[] help = names.clone();
        help[0] = "help";
        String[] option = Arrays.copyOfRange(names, 1, names.length + 1);
        option[names.length - 1] = "--help";

        Bench bench = new Bench(folder);
        assertThat(bench.run(help))
                .isEqualTo(bench.run(option))
                .isEqualTo(new Bench.Result(0, command.getUsageMessage(), ""));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void states_the_exit_codes(CommandLine command) {
        assertThat(command.getUsageMessage()).contains("\nExit codes:\n", "  0", "  1", "  2");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void describes_every_option_and_fits_a_window(CommandLine command) {
        assertThat(command.getCommandSpec().args())
                .extracting(ArgSpec::description)
                .allMatch(lines -> lines.length > 0);
        assertThat(command.getUsageMessage().lines()).allMatch(line -> line.length() <= 100);
    }
}
