package io.jenkins.plugins.accessbroker.cli.audit;

import io.jenkins.plugins.accessbroker.audit.find.Entry;
import io.jenkins.plugins.accessbroker.audit.log.LogEntry;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.log.LogReader;
import io.jenkins.plugins.accessbroker.audit.log.LogStorage;
import io.jenkins.plugins.accessbroker.audit.log.SignedCheckpoint;
import io.jenkins.plugins.accessbroker.audit.log.VerifierKey;
import io.jenkins.plugins.accessbroker.audit.proof.ReceiptFault;
import io.jenkins.plugins.accessbroker.audit.proof.Receipts;
import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.Console;
import io.jenkins.plugins.accessbroker.cli.console.Count;
import io.jenkins.plugins.accessbroker.cli.console.ExitCode;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints one event of a log with the proof that it is on the log. */
@Command(
        name = "receipt",
        description = {
            "Prints a receipt: one event of a log, with the proof that a signed checkpoint covers it.",
            "Whoever has the log's public key can check it without the log: see `audit check-receipt`."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the receipt is printed, and was verified",
            "1:there is no such event, or the log is not sound or cannot be read",
            "2:wrong usage"
        },
        footerHeading = "%nExample:%n",
        footer = "  access-broker audit receipt audit --entry 2 > issued.tlog-proof")
public final class ReceiptCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "DIR", description = "the directory of the log")
    private Path directory;

    @ArgGroup(multiplicity = "1")
    private Wanted wanted;

    @Mixin
    private ColdOption cold = new ColdOption();

    public ReceiptCommand(Console console) {
        this.console = console;
    }

    /** Which event; one of these. */
    static final class Wanted {
        @Option(names = "--entry", paramLabel = "NUMBER", description = "the event's number in the log, from 0")
        private Optional<Long> entry = Optional.empty();

        @Option(
                names = "--credential",
                paramLabel = "ID",
                description = "the public id of an issued credential: the event that it was issued")
        private Optional<String> credential = Optional.empty();

        @Option(names = "--lease", paramLabel = "ID", description = "the id of a lease: the event that it was issued")
        private Optional<String> lease = Optional.empty();

        private boolean is(LogEntry found) {
            return entry.map(number -> number == found.sequence()).orElseGet(() -> issued(found));
        }

        private boolean issued(LogEntry found) {
            return Entry.parse(found.sequence(), found.bytes())
                    .filter(event -> event.value("type").equals("issued"))
                    .filter(event ->
                            credential.map(event.value("credential/id")::equals).orElse(true))
                    .filter(event -> lease.map(event.value("lease")::equals).orElse(true))
                    .isPresent();
        }

        /** Whether entries are looked through for it. */
        private boolean searches() {
            return entry.isEmpty();
        }

        /** Where in a log of so many entries to begin to look. */
        private long from(long size) {
            return entry.filter(number -> number >= 0 && number < size).orElse(0L);
        }

        private String what() {
            return entry.map(number -> "entry `" + number + "`")
                    .or(() -> credential.map(id -> "issued credential " + Quote.of(id)))
                    .or(() -> lease.map(id -> "issued lease " + Quote.of(id)))
                    .orElseThrow();
        }
    }

    @Override
    public Integer call() throws LogFault, CliFault, ReceiptFault {
        LogDirectory.check(directory);
        VerifierKey key = VerifierKey.read(directory.resolve("key.pub"));
        SignedCheckpoint checkpoint = SignedCheckpoint.read(directory, key);
        LogStorage log = cold.storage(directory);
        byte[] receipt = new Receipts(log, checkpoint, key)
                .of(find(log, checkpoint.checkpoint().size()))
                .proof()
                .bytes();
        console.out().stream().write(receipt, 0, receipt.length);
        console.out().stream().flush();
        return ExitCode.FINE;
    }

    private LogEntry find(LogStorage log, long size) throws LogFault, CliFault {
        long away = 0;
        try (LogReader reader = LogReader.open(log, wanted.from(size), size)) {
            away += wanted.searches() ? reader.pass() : 0;
            for (Optional<LogEntry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                if (wanted.is(entry.get())) {
                    return entry.get();
                }
                away += wanted.searches() ? reader.pass() : 0;
            }
        }
        throw new CliFault(
                CliFault.Reason.INVALID,
                "the audit log in " + Quote.of(directory.toString()) + " has no " + wanted.what()
                        + (away == 0
                                ? ": see `access-broker audit show` for what it has"
                                : " among the entries at hand, and " + Count.of(away, "entry is", "entries are")
                                        + " in cold storage that is not: give the directory with `--cold`"));
    }
}
