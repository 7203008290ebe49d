package io.jenkins.plugins.accessbroker.cli.audit;

import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.json.JsonAuditLog;
import io.jenkins.plugins.accessbroker.audit.json.KeyRotation;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.Console;
import io.jenkins.plugins.accessbroker.cli.console.ExitCode;
import io.jenkins.plugins.accessbroker.cli.console.Style;
import io.jenkins.plugins.accessbroker.cli.exec.WrittenLog;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Replaces the signing key of a log. */
@Command(
        name = "rotate-key",
        description = {
            "Replaces the signing key of a log by a new one, and destroys the old one.",
            "The change is an event on the log, under a checkpoint that both keys sign: who has the old public key can"
                    + " follow to the new one. Nothing else may have the log open."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the new key is in use, and the old one is destroyed",
            "1:the log is not sound, is open elsewhere, or cannot be written",
            "2:wrong usage"
        },
        footerHeading = "%nExample:%n",
        footer = "  access-broker audit rotate-key other-audit --key other-audit.key")
public final class RotateKeyCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "DIR", description = "the directory of the log")
    private Path directory;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "the log's signing key, if it is not `key` in the log's directory; replaced in its place")
    private Optional<Path> key = Optional.empty();

    public RotateKeyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws LogFault, CliFault, AuditFault {
        LogDirectory.check(directory);
        try (JsonAuditLog log = WrittenLog.open(console, directory, key)) {
            KeyRotation rotation = log.rotateKey(System.getProperty("user.name", "unknown"));
            console.out()
                    .line(
                            Style.GOOD_HEADING,
                            "new key: entry " + rotation.recorded().sequence() + " of the audit log in "
                                    + Quote.of(directory.toString()) + " tells of it");
            console.out().line("old: " + rotation.from());
            console.out().line("new: " + rotation.to());
        }
        console.err()
                .line("copy " + Quote.of(directory.resolve("key.pub").toString())
                        + " to where whoever verifies the log keeps it");
        return ExitCode.FINE;
    }
}
