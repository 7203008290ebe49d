package io.jenkins.plugins.accessbroker.cli.policies;

import picocli.CommandLine.Command;

/** What there is to do with a version of the policies as a whole; nothing by itself. */
@Command(
        name = "policies",
        description = "Tells what a version of the policies is, whether it is approved, and keeps the one in force.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:everything is fine", "1:not approved, or it cannot be said", "2:wrong usage"},
        footerHeading = "%nExample:%n",
        footer = "  access-broker policies manifest policies")
public final class PoliciesCommand {}
