package io.jenkins.plugins.accessbroker.cli.policy;

import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.Console;
import io.jenkins.plugins.accessbroker.cli.console.ExitCode;
import io.jenkins.plugins.accessbroker.cli.console.InstantOption;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.policy.file.LoadedPolicies;
import io.jenkins.plugins.accessbroker.review.check.Expiring;
import io.jenkins.plugins.accessbroker.review.check.PolicyCheck;
import io.jenkins.plugins.accessbroker.review.check.Report;
import io.jenkins.plugins.accessbroker.review.check.Review;
import io.jenkins.plugins.accessbroker.review.rules.Rules;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads a directory of policies and tells everything that is wrong or unwise in it. */
@Command(
        name = "check",
        description = "Checks every policy file below a directory and prints all errors and warnings at"
                + " file:line:column.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:no errors",
            "1:there are errors, or no policy files; or warnings, with --fail-on warning",
            "2:wrong usage"
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  access-broker check policies",
            "  access-broker check policies --format sarif",
            "  access-broker check policies --expiring 30d"
        })
public final class CheckCommand implements Callable<Integer> {
    private final Console console;
    private final List<IssuerKind> kinds;

    @Parameters(paramLabel = "DIR", description = "the directory of policy files")
    private Path directory;

    @Mixin
    private BoundaryOption boundaries;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = ReportFormat.Converter.class,
            description = "text (default), json, or sarif (SARIF 2.1.0)")
    private ReportFormat format = ReportFormat.TEXT;

    @Option(
            names = "--fail-on",
            paramLabel = "LEVEL",
            converter = FailOn.Converter.class,
            description = "exit with 1 on an error (default), or on a warning too")
    private FailOn failOn = FailOn.ERROR;

    @Option(
            names = "--expiring",
            paramLabel = "DAYS",
            converter = DaysOption.class,
            description = "list what expires within so many days, such as 30d, with its owner")
    private Optional<Integer> expiring = Optional.empty();

    @Option(
            names = "--at",
            paramLabel = "TIME",
            converter = InstantOption.class,
            description = "check as of this time, such as 2027-03-31T12:00:00Z; now by default")
    private Optional<Instant> at = Optional.empty();

    public CheckCommand(Console console, List<IssuerKind> kinds) {
        this.console = console;
        this.kinds = kinds;
    }

    @Override
    public Integer call() throws CliFault {
        Instant time = at.orElseGet(console.clock()::instant);
        Report report = report(time);
        new CheckPrinter(console.out(), time).print(report, format, directory);
        boolean failed = !report.errors().isEmpty()
                || failOn == FailOn.WARNING && !report.review().warnings().isEmpty();
        return failed ? ExitCode.FAILED : ExitCode.FINE;
    }

    private Report report(Instant time) throws CliFault {
        LoadedPolicies loaded = Policies.read(directory, boundaries, kinds);
        if (!loaded.isUsable()) {
            Review none = new Review(List.of(), List.of());
            return new Report(loaded.files(), 0, loaded.problems(), none, List.of());
        }
        Review review = new PolicyCheck(Rules.all()).check(new PolicySet(loaded.policies()), time);
        int grants = loaded.policies().stream()
                .mapToInt(policy -> policy.grants().size())
                .sum();
        List<Expiring> soon = expiring.map(days -> Expiring.within(days, loaded.policies(), time))
                .orElse(List.of());
        return new Report(loaded.files(), grants, List.of(), review, soon);
    }
}
