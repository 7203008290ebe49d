package io.jenkins.plugins.accessbroker.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a command line has that no command takes. It is told ahead of whatever else is wrong, and of any help. */
final class Unmatched {
    private Unmatched() {}

    /** Refuses a command line that was parsed and has anything of the kind. */
    static void check(ParseResult parsed) {
        for (CommandLine line : parsed.asCommandLineList()) {
            of(line).ifPresent(fault -> {
                throw fault;
            });
        }
    }

    /** The first fault of the kind in a command line that may not be parsed to its end, from the program's name on. */
    static Optional<UnmatchedArgumentException> first(CommandLine last) {
        Optional<UnmatchedArgumentException> before =
                Optional.ofNullable(last.getParent()).flatMap(Unmatched::first);
        return before.isPresent() ? before : of(last);
    }

    private static Optional<UnmatchedArgumentException> of(CommandLine line) {
        List<String> arguments = line.getUnmatchedArguments();
        return arguments.isEmpty()
                ? Optional.empty()
                : Optional.of(new UnmatchedArgumentException(line, List.copyOf(arguments)));
    }
}
