package io.jenkins.plugins.accessbroker.cli.audit;

import io.jenkins.plugins.accessbroker.audit.json.LeaseLedger;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.log.LogVerifier;
import io.jenkins.plugins.accessbroker.audit.log.VerifyOptions;
import io.jenkins.plugins.accessbroker.audit.log.VerifyReport;
import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.Console;
import io.jenkins.plugins.accessbroker.cli.console.ExitCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Recomputes a log from its bytes and says what holds, what does not, and what could not be checked. */
@Command(
        name = "verify",
        description = {
            "Recomputes a log from its bytes, and says what holds, what does not and what was not checked.",
            "A key and a checkpoint that were kept elsewhere prove more: without them, whoever can write to the"
                    + " directory could have made the whole log anew."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the log is sound",
            "1:the log is not sound or cannot be read, or not all of its entries are events",
            "2:wrong usage"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  access-broker audit verify audit",
            "  access-broker audit verify audit --key key.pub --checkpoint checkpoint"
        })
public final class VerifyCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "DIR", description = "the directory of the log")
    private Path directory;

    @Option(
            names = "--key",
            paramLabel = "VKEY_OR_FILE",
            converter = GivenKey.Option.class,
            description = "the log's public key, kept elsewhere, or a file that holds it")
    private Optional<GivenKey> key = Optional.empty();

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "a checkpoint of the log, kept elsewhere; may be given more than once")
    private List<Path> checkpoints = List.of();

    @Mixin
    private ColdOption cold = new ColdOption();

    public VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws LogFault, CliFault {
        LogDirectory.check(directory);
        VerifyOptions options =
                VerifyOptions.none().withCold(cold.storage(directory).cold());
        if (key.isPresent()) {
            options = options.withKey(key.get().read());
        }
        for (Path checkpoint : checkpoints) {
            options = options.withCheckpoint(GivenCheckpoint.read(checkpoint));
        }
        LeaseLedger leases = new LeaseLedger();
        VerifyReport report = LogVerifier.verify(directory, options, leases);
        boolean sound = new ReportPrinter(console.out()).print(directory, report, leases);
        return sound ? ExitCode.FINE : ExitCode.FAILED;
    }
}
