package io.jenkins.plugins.accessbroker.cli.audit;

import io.jenkins.plugins.accessbroker.audit.json.LeaseLedger;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.log.LogVerifier;
import io.jenkins.plugins.accessbroker.audit.log.VerifyReport;
import io.jenkins.plugins.accessbroker.audit.report.Period;
import io.jenkins.plugins.accessbroker.audit.report.Report;
import io.jenkins.plugins.accessbroker.audit.report.Tally;
import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.Console;
import io.jenkins.plugins.accessbroker.cli.console.ExitCode;
import io.jenkins.plugins.accessbroker.cli.console.Style;
import io.jenkins.plugins.accessbroker.cli.policy.Policies;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.text.IoCause;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes what a log says of a time as one page, for people who do not read logs. */
@Command(
        name = "report",
        description = {
            "Verifies a log, and writes what it says of a time as one self-contained HTML file.",
            "The file needs no network and has no scripts. It begins with what the verification checked and what not."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the report is written, and the log is sound",
            "1:the log is not sound, which the report says too; or it cannot be read, or the file not be written",
            "2:wrong usage"
        },
        footerHeading = "%nExample:%n",
        footer = "  access-broker audit report audit --from 2026-10-01T00:00:00Z --to 2027-01-01T00:00:00Z"
                + " --out report.html")
public final class ReportCommand implements Callable<Integer> {
    private final Console console;
    private final List<IssuerKind> kinds;

    @Parameters(paramLabel = "DIR", description = "the directory of the log")
    private Path directory;

    @Mixin
    private TimeOptions time = new TimeOptions();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "the file to write; one that is there is replaced")
    private Path out;

    @Option(
            names = "--policies",
            paramLabel = "DIR",
            description = "the directory of policy files, to find the grants that were never used")
    private Optional<Path> policies = Optional.empty();

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

    public ReportCommand(Console console, List<IssuerKind> kinds) {
        this.console = console;
        this.kinds = kinds;
    }

    @Override
    public Integer call() throws LogFault, CliFault {
        LogDirectory.check(directory);
        time.check();
        Tally tally = new Tally(new Period(time.from(), time.to()));
        Optional<Map<String, String>> grants = grants();
        LeaseLedger leases = new LeaseLedger();
        VerifyReport verified = LogVerifier.verify(directory, GivenKey.options(key, checkpoints), (sequence, bytes) -> {
            leases.entry(sequence, bytes);
            tally.entry(sequence, bytes);
        });
        Report report =
                new Report("The audit log in " + directory, console.clock().instant(), verified, leases, tally, grants);
        write(report.html());
        console.out()
                .line(
                        report.sound() ? Style.GOOD_HEADING : Style.BAD_HEADING,
                        (report.sound() ? "sound, reported" : "not sound, reported so") + " in "
                                + Quote.of(out.toString()));
        return report.sound() ? ExitCode.FINE : ExitCode.FAILED;
    }

    private Optional<Map<String, String>> grants() throws CliFault {
        if (policies.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> owners = new TreeMap<>();
        Policies.load(policies.get(), kinds).policies().stream()
                .flatMap(policy -> policy.grants().stream())
                .forEach((Grant grant) ->
                        owners.put(grant.name().toString(), grant.owner().team()));
        return Optional.of(owners);
    }

    /** The file is there as a whole or not at all. */
    private void write(String html) throws CliFault {
        Path next = out.resolveSibling(out.getFileName() + ".new");
        try {
            Files.writeString(next, html, StandardCharsets.UTF_8);
            Files.move(next, out, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CliFault(
                    CliFault.Reason.FILE,
                    "cannot write the report to " + Quote.of(out.toString()) + ": " + IoCause.of(e)
                            + ": correct the path, or let this user write there",
                    e);
        }
    }
}
