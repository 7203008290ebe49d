package io.jenkins.plugins.accessbroker.cli.audit;

import io.jenkins.plugins.accessbroker.audit.find.Entry;
import io.jenkins.plugins.accessbroker.audit.find.ProvenEntries;
import io.jenkins.plugins.accessbroker.audit.index.EventIndex;
import io.jenkins.plugins.accessbroker.audit.index.IndexFault;
import io.jenkins.plugins.accessbroker.audit.index.Query;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.log.LogStorage;
import io.jenkins.plugins.accessbroker.audit.log.SignedCheckpoint;
import io.jenkins.plugins.accessbroker.audit.log.VerifierKey;
import io.jenkins.plugins.accessbroker.audit.proof.ReceiptFault;
import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.Console;
import io.jenkins.plugins.accessbroker.cli.console.ExitCode;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds events of a log by an index, and prints them from the log, each proven to be under its checkpoint. */
@Command(
        name = "query",
        description = {
            "Finds events of a log and prints them, the newest first.",
            "A value with `*` in it is a pattern, as in a policy file. A filter that is given more than once takes each of"
                    + " its values; an event has to pass all filters.",
            "An index beside the log finds them. It is made when it is first needed, and brought up to date. What is printed"
                    + " is read from the log, and proven to be under its checkpoint."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the events are printed, which may be none",
            "1:the log is not sound, or it or the index cannot be used",
            "2:wrong usage"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  access-broker audit query audit --job 'payments/**' --decision denied",
            "  access-broker audit query audit --role arn:aws:iam::123456789012:role/payments-deploy"
                    + " --from 2026-01-01T00:00:00Z --format csv"
        })
public final class QueryCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "DIR", description = "the directory of the log")
    private Path directory;

    @Mixin
    private Filters filters = new Filters();

    @Option(
            names = "--limit",
            paramLabel = "NUMBER",
            defaultValue = "100",
            description = "print so many at most, 1 to 10000 (default: ${DEFAULT-VALUE})")
    private int limit;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            converter = EventFormat.Option.class,
            description =
                    "text; json, the events as the log has them, one a line; csv; or ocsf, events of OCSF 1.8.0, one a line"
                            + " (default: ${DEFAULT-VALUE})")
    private EventFormat format;

    @Option(names = "--index", paramLabel = "FILE", description = "the index; by default `index.db` in DIR")
    private Optional<Path> index = Optional.empty();

    @Mixin
    private ColdOption cold = new ColdOption();

    public QueryCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws LogFault, CliFault, IndexFault, ReceiptFault {
        LogDirectory.check(directory);
        Query query = query();
        VerifierKey key = VerifierKey.read(directory.resolve("key.pub"));
        SignedCheckpoint checkpoint = SignedCheckpoint.read(directory, key);
        LogStorage log = cold.storage(directory);
        ProvenEntries entries = new ProvenEntries(log, checkpoint, key);
        Path file = index.orElse(directory.resolve("index.db"));
        try (EventIndex events = EventIndex.open(log, checkpoint, key, file, indexed -> {})) {
            format.head().ifPresent(console.out()::line);
            for (long sequence : events.find(query)) {
                console.out().line(format.line(proven(entries, sequence)));
                if (console.out().failed()) {
                    break;
                }
            }
        }
        return ExitCode.FINE;
    }

    private Query query() throws CliFault {
        try {
            return filters.query(limit);
        } catch (IllegalArgumentException e) {
            throw new CliFault(
                    CliFault.Reason.INVALID,
                    "these filters are not ones that can be asked for: " + e.getMessage() + ": correct them",
                    e);
        }
    }

    /** The event at a place that the index names, where the log has it there. */
    private Entry proven(ProvenEntries entries, long sequence) throws LogFault, ReceiptFault, CliFault {
        return entries.at(sequence)
                .orElseThrow(() -> new CliFault(
                        CliFault.Reason.INVALID,
                        "entry " + sequence + " of " + Quote.of(directory.toString())
                                + " is not an event of a form that is known here: use a later access-broker"));
    }
}
