package io.jenkins.plugins.accessbroker.cli.audit;

import io.jenkins.plugins.accessbroker.audit.anchor.AnchorFault;
import io.jenkins.plugins.accessbroker.audit.json.LeaseLedger;
import io.jenkins.plugins.accessbroker.audit.log.HeldCheckpoint;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.log.LogVerifier;
import io.jenkins.plugins.accessbroker.audit.log.VerifierKey;
import io.jenkins.plugins.accessbroker.audit.log.VerifyOptions;
import io.jenkins.plugins.accessbroker.audit.log.VerifyReport;
import io.jenkins.plugins.accessbroker.cli.anchor.AnchorOptions;
import io.jenkins.plugins.accessbroker.cli.anchor.OpenAnchor;
import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.Console;
import io.jenkins.plugins.accessbroker.cli.console.ExitCode;
import io.jenkins.plugins.accessbroker.text.Quote;
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
            "  access-broker audit verify audit --key key.pub --checkpoint checkpoint",
            "  access-broker audit verify audit --key key.pub --anchor dir:anchors"
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

    @Option(
            names = "--anchor",
            paramLabel = "PLACE",
            description = "where the log is anchored: " + AnchorOptions.PLACES)
    private Optional<String> anchor = Optional.empty();

    @Mixin
    private AnchorOptions anchors = new AnchorOptions();

    @Mixin
    private ColdOption cold = new ColdOption();

    public VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws LogFault, CliFault, AnchorFault {
        LogDirectory.check(directory);
        VerifyOptions options =
                VerifyOptions.none().withCold(cold.storage(directory).cold());
        AnchorEvidence evidence = new AnchorEvidence();
        if (key.isPresent()) {
            options = options.withKey(key.get().read());
        }
        for (Path checkpoint : checkpoints) {
            byte[] note = GivenCheckpoint.read(checkpoint);
            options = options.withCheckpoint(HeldCheckpoint.of(checkpoint.toString(), note));
            evidence.add(checkpoint.toString(), note);
        }
        if (anchor.isPresent()) {
            String name = Quote.escape(anchor.get());
            byte[] note = anchored(options.key());
            options = options.withCheckpoint(HeldCheckpoint.of(name, note));
            evidence.add(name, note);
        }
        LeaseLedger leases = new LeaseLedger();
        VerifyReport report = evidence.of(LogVerifier.verify(directory, options, leases), anchors.witnesses());
        boolean sound = new ReportPrinter(console.out()).print(directory, report, leases);
        return sound ? ExitCode.FINE : ExitCode.FAILED;
    }

    /** The newest checkpoint at the anchor, whose signature is for the verification to judge. */
    private byte[] anchored(Optional<VerifierKey> given) throws LogFault, CliFault, AnchorFault {
        VerifierKey log = given.isPresent() ? given.get() : VerifierKey.read(directory.resolve("key.pub"));
        try (OpenAnchor opened = anchors.open(anchor.orElseThrow(), directory, log.name(), console)) {
            Optional<byte[]> newest = opened.anchor().newest(log.name());
            return newest.orElseThrow(() -> new CliFault(
                    CliFault.Reason.INVALID,
                    opened.anchor().name() + " has no checkpoint of " + Quote.of(log.name())
                            + ": correct the place or the key, or find out who removed what was anchored"));
        }
    }
}
