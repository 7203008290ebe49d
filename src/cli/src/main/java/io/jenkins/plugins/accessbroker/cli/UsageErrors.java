package io.jenkins.plugins.accessbroker.cli;

import io.jenkins.plugins.accessbroker.cli.console.ExitCode;
import io.jenkins.plugins.accessbroker.cli.console.PathOption;
import io.jenkins.plugins.accessbroker.cli.console.Printer;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what is wrong with a command line, and which help to read. */
final class UsageErrors implements IParameterExceptionHandler {
    private final Printer err;

    UsageErrors(Printer err) {
        this.err = err;
    }

    @Override
    public int handleParseException(ParameterException fault, String[] args) {
        ParameterException told = Unmatched.first(fault.getCommandLine())
                .map(ParameterException.class::cast)
                .orElse(fault);
        CommandSpec command = told.getCommandLine().getCommandSpec();
        err.error(message(told, command) + ": see `" + command.qualifiedName() + " --help`");
        return ExitCode.USAGE;
    }

    private static String message(ParameterException fault, CommandSpec command) {
        if (fault instanceof MissingParameterException missing) {
            return missing(missing.getMissing());
        }
        if (fault instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched, command);
        }
        if (fault instanceof OverwrittenOptionException twice) {
            return "`" + name(twice.getOverwritten()) + "` is given twice: give it once";
        }
        if (isPath(fault.getArgSpec())) {
            return path(fault);
        }
        if (!command.subcommands().isEmpty()) {
            return "a command is missing: name one of "
                    + command.subcommands().keySet().stream()
                            .map(name -> "`" + name + "`")
                            .collect(Collectors.joining(", "));
        }
        return restated(fault.getMessage());
    }

    /** A message of the parser's own, which begins in upper case and puts options in quotes. */
    private static String restated(String message) {
        return message.substring(0, 1).toLowerCase(Locale.ROOT)
                + message.substring(1).replaceAll("'(--[a-z-]+)'", "`$1`");
    }

    private static boolean isPath(ArgSpec arg) {
        return arg != null && List.of(arg.auxiliaryTypes()).contains(Path.class);
    }

    private static String path(ParameterException fault) {
        ArgSpec arg = fault.getArgSpec();
        String name = "`" + name(arg) + "`";
        return fault.getValue().isEmpty()
                ? name + " is empty: give a " + (arg.paramLabel().equals("DIR") ? "directory" : "file")
                : name + ": " + PathOption.invalid(fault.getValue());
    }

    private static String missing(List<ArgSpec> missing) {
        return missing.stream().map(arg -> "`" + name(arg) + "`").collect(Collectors.joining(", "))
                + (missing.size() == 1 ? " is missing" : " are missing");
    }

    private static String unmatched(UnmatchedArgumentException fault, CommandSpec command) {
        String argument = fault.getUnmatched().get(0);
        String what = fault.isUnknownOption() ? "option" : command.subcommands().isEmpty() ? "argument" : "command";
        List<String> near = fault.getSuggestions();
        return "unknown " + what + " " + Quote.of(argument)
                + (near.isEmpty() ? "" : ": did you mean `" + near.get(0) + "`");
    }

    private static String name(ArgSpec arg) {
        if (arg instanceof OptionSpec option) {
            return option.longestName() + (option.arity().max() > 0 ? " " + arg.paramLabel() : "");
        }
        return arg.paramLabel();
    }
}
