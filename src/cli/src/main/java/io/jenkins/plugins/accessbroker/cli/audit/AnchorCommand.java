package io.jenkins.plugins.accessbroker.cli.audit;

import io.jenkins.plugins.accessbroker.audit.anchor.AnchorFault;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorPublisher;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorSetup;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorState;
import io.jenkins.plugins.accessbroker.audit.anchor.Anchored;
import io.jenkins.plugins.accessbroker.audit.anchor.LogInDirectory;
import io.jenkins.plugins.accessbroker.audit.anchor.witness.Cosignature;
import io.jenkins.plugins.accessbroker.audit.anchor.witness.WitnessKey;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.log.VerifierKey;
import io.jenkins.plugins.accessbroker.cli.anchor.AnchorOptions;
import io.jenkins.plugins.accessbroker.cli.anchor.OpenAnchor;
import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.Console;
import io.jenkins.plugins.accessbroker.cli.console.Count;
import io.jenkins.plugins.accessbroker.cli.console.ExitCode;
import io.jenkins.plugins.accessbroker.cli.console.Style;
import io.jenkins.plugins.accessbroker.text.IoCause;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Publishes the checkpoint of a log to an anchor, if the log goes on from what the anchor has. */
@Command(
        name = "anchor",
        description = {
            "Publishes a log's checkpoint to a place where those who can write the log cannot rewrite it.",
            "What the place has must be the beginning of the log; if it is not, the log was rolled back or written anew, and"
                    + " nothing is published."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the place keeps the log's checkpoint",
            "1:it does not, or it contradicts the log",
            "2:wrong usage"
        },
        footerHeading = "%nExample:%n",
        footer = "  access-broker audit anchor audit --to dir:anchors")
public final class AnchorCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "DIR", description = "the directory of the log")
    private Path directory;

    @Option(names = "--to", required = true, paramLabel = "PLACE", description = AnchorOptions.PLACES)
    private String place;

    @Mixin
    private AnchorOptions options = new AnchorOptions();

    @Option(
            names = "--key",
            paramLabel = "VKEY_OR_FILE",
            converter = GivenKey.Option.class,
            description = "the log's public key, or a file that holds it; `key.pub` in DIR by default")
    private Optional<GivenKey> key = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "write the checkpoint to this file as it is kept, with the cosignature of a witness")
    private Optional<Path> out = Optional.empty();

    public AnchorCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws LogFault, CliFault, AnchorFault {
        LogDirectory.check(directory);
        VerifierKey verifier = key.isPresent() ? key.get().read() : VerifierKey.read(directory.resolve("key.pub"));
        try (OpenAnchor opened = options.open(place, directory, verifier.name(), console)) {
            AnchorSetup setup = new AnchorSetup(opened.anchor(), opened.memory(), Optional.empty());
            AnchorPublisher publisher =
                    new AnchorPublisher(new LogInDirectory(directory, verifier), List.of(setup), console.clock());
            publisher.publish();
            return tell(publisher.states().get(0), verifier);
        }
    }

    private int tell(AnchorState state, VerifierKey verifier) throws AnchorFault, CliFault {
        if (state.alarm().isPresent()) {
            throw state.alarm().get();
        }
        if (state.last().isEmpty()) {
            console.out().line("nothing to anchor: " + Quote.of(verifier.name()) + " has no entries yet");
            return ExitCode.FINE;
        }
        Anchored anchored = state.last().get();
        console.out()
                .line(
                        Style.GOOD_HEADING,
                        "anchored: " + Count.of(anchored.size(), "entry", "entries") + " of "
                                + Quote.of(verifier.name()) + " at " + state.anchor());
        for (WitnessKey witness : options.witnesses()) {
            Cosignature.of(anchored.checkpoint().note(), witness)
                    .ifPresent(signed -> console.out()
                            .line("  cosigned by the witness " + Quote.of(witness.name()) + " at " + signed.at()));
        }
        if (out.isPresent()) {
            write(out.get(), anchored.checkpoint().bytes());
        }
        return ExitCode.FINE;
    }

    private static void write(Path file, byte[] note) throws CliFault {
        try {
            Files.write(file, note);
        } catch (IOException e) {
            throw new CliFault(
                    CliFault.Reason.FILE,
                    "cannot write the checkpoint to " + Quote.of(file.toString()) + ": " + IoCause.of(e)
                            + ": correct the path, or let this user write there",
                    e);
        }
    }
}
