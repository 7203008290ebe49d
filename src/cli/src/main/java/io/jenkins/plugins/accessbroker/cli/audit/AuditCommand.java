package io.jenkins.plugins.accessbroker.cli.audit;

import picocli.CommandLine.Command;

/** What there is to do with an audit log; nothing by itself. */
@Command(
        name = "audit",
        description = "Reads and keeps audit logs. A log can be read while it is written to.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:everything is fine", "1:the log is not sound, or cannot be read", "2:wrong usage"},
        footerHeading = "%nExample:%n",
        footer = "  access-broker audit verify audit")
public final class AuditCommand {}
