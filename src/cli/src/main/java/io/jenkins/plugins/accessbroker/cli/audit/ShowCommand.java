package io.jenkins.plugins.accessbroker.cli.audit;

import io.jenkins.plugins.accessbroker.audit.find.Entry;
import io.jenkins.plugins.accessbroker.audit.find.EntryLine;
import io.jenkins.plugins.accessbroker.audit.log.Checkpoint;
import io.jenkins.plugins.accessbroker.audit.log.Finding;
import io.jenkins.plugins.accessbroker.audit.log.LogEntry;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.log.LogReader;
import io.jenkins.plugins.accessbroker.audit.log.LogStorage;
import io.jenkins.plugins.accessbroker.audit.log.LogVerifier;
import io.jenkins.plugins.accessbroker.audit.log.VerifyOptions;
import io.jenkins.plugins.accessbroker.audit.log.VerifyReport;
import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.Console;
import io.jenkins.plugins.accessbroker.cli.console.Count;
import io.jenkins.plugins.accessbroker.cli.console.ExitCode;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the events of a log, after it has verified that they are the ones that were written. */
@Command(
        name = "show",
        description = "Verifies a log and prints its events, one a line.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all events are printed",
            "1:the log is not sound, or not all of it can be read",
            "2:wrong usage"
        },
        footerHeading = "%nExample:%n",
        footer = "  access-broker audit show audit")
public final class ShowCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "DIR", description = "the directory of the log")
    private Path directory;

    @Option(
            names = "--json",
            description = "print each event as the log has it: a JSON object a line, with all details")
    private boolean json;

    @Mixin
    private ColdOption cold = new ColdOption();

    public ShowCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws LogFault, CliFault {
        LogDirectory.check(directory);
        LogStorage log = cold.storage(directory);
        VerifyReport report = LogVerifier.verify(directory, VerifyOptions.none().withCold(log.cold()));
        if (!report.holds()) {
            throw unsound(report);
        }
        long size = report.checkpoint().map(Checkpoint::size).orElse(0L);
        long away = 0;
        try (LogReader reader = LogReader.open(log, 0, size)) {
            away += reader.pass();
            for (Optional<LogEntry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                print(entry.get());
                if (console.out().failed()) {
                    break;
                }
                away += reader.pass();
            }
        }
        if (away > 0) {
            throw new CliFault(
                    CliFault.Reason.INVALID,
                    Count.of(away, "entry is", "entries are") + " not shown: moved to cold storage that is not at hand:"
                            + " give the directory with `--cold`");
        }
        return ExitCode.FINE;
    }

    private void print(LogEntry bytes) throws CliFault {
        Entry entry = Entry.parse(bytes.sequence(), bytes.bytes())
                .orElseThrow(() -> new CliFault(
                        CliFault.Reason.INVALID,
                        "entry " + bytes.sequence() + " of " + Quote.of(directory.toString())
                                + " is not an event of a form that is known here: use a later access-broker"));
        console.out().line(json ? entry.text() : EntryLine.of(bytes.sequence(), entry));
    }

    private CliFault unsound(VerifyReport report) {
        Finding first = report.findings().get(0);
        return new CliFault(
                CliFault.Reason.INVALID,
                "the audit log in " + Quote.of(directory.toString()) + " is not sound, so nothing of it is shown: "
                        + first.place() + ": " + first.message() + ": see `access-broker audit verify`");
    }
}
