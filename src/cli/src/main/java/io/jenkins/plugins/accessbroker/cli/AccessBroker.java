package io.jenkins.plugins.accessbroker.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command without a subcommand: it only has options of its own. */
@Command(
        name = "access-broker",
        description =
                "Checks policies, explains decisions, hands out what they permit, and proves what was handed out.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:permitted, or everything is fine",
            "1:failed, or problems were found",
            "2:wrong usage",
            "3:denied"
        },
        footerHeading = "%nExample:%n",
        footer = {"  access-broker check policies", "", "Colour is for terminals; NO_COLOR=1 turns it off."})
final class AccessBroker {
    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "print the version and exit")
    private boolean version;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "print stack traces with errors, for bug reports")
    private boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "print this help and exit")
    private boolean help;

    /** Whether stack traces are wanted. */
    boolean debug() {
        return debug;
    }
}
