package io.jenkins.plugins.accessbroker.cli.audit;

import io.jenkins.plugins.accessbroker.audit.find.Entry;
import io.jenkins.plugins.accessbroker.audit.find.EntryLine;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.proof.Receipt;
import io.jenkins.plugins.accessbroker.audit.proof.ReceiptFault;
import io.jenkins.plugins.accessbroker.audit.proof.TlogProof;
import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.Console;
import io.jenkins.plugins.accessbroker.cli.console.ExitCode;
import io.jenkins.plugins.accessbroker.cli.console.InputFile;
import io.jenkins.plugins.accessbroker.cli.console.Style;
import io.jenkins.plugins.accessbroker.text.IoCause;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says whether a receipt proves that its event is on a log. */
@Command(
        name = "check-receipt",
        description = "Checks a receipt with the log's public key, without the log, and prints its event.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the event is on the log with that key",
            "1:the receipt proves nothing, or cannot be read",
            "2:wrong usage"
        },
        footerHeading = "%nExample:%n",
        footer = "  access-broker audit check-receipt issued.tlog-proof --key key.pub")
public final class CheckReceiptCommand implements Callable<Integer> {
    private static final String WHAT = "receipt";

    private final Console console;

    @Parameters(paramLabel = "FILE", description = "the receipt")
    private Path file;

    @Option(
            names = "--key",
            required = true,
            paramLabel = "VKEY_OR_FILE",
            converter = GivenKey.Option.class,
            description = "the log's public key, from where you keep it, or a file that holds it")
    private GivenKey key;

    @Option(names = "--json", description = "print the event as the log has it, with all details, and nothing else")
    private boolean json;

    public CheckReceiptCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws LogFault, CliFault {
        InputFile.check(WHAT, file);
        Receipt receipt = verified();
        Optional<Entry> event = Entry.parse(receipt.sequence(), receipt.entry());
        if (!json) {
            console.out()
                    .line(
                            Style.GOOD_HEADING,
                            "proven: entry `" + receipt.sequence() + "` of the audit log "
                                    + Quote.of(receipt.checkpoint().origin()) + ", under a checkpoint of `"
                                    + receipt.checkpoint().size() + "` entries");
        }
        console.out()
                .line(event.map(found -> json ? found.text() : EntryLine.of(receipt.sequence(), found))
                        .orElseThrow(() -> new CliFault(
                                CliFault.Reason.INVALID,
                                "the entry is not an event of a form that is known here: use a later access-broker")));
        return ExitCode.FINE;
    }

    private Receipt verified() throws LogFault, CliFault {
        try (InputStream in = Files.newInputStream(file)) {
            return Receipt.verify(in.readNBytes(TlogProof.MAX_BYTES + 1), key.read());
        } catch (ReceiptFault e) {
            throw new CliFault(
                    CliFault.Reason.INVALID, Quote.of(file.toString()) + " proves nothing: " + e.getMessage(), e);
        } catch (IOException e) {
            throw InputFile.fault(WHAT, file, IoCause.of(e) + ": check its disk");
        }
    }
}
