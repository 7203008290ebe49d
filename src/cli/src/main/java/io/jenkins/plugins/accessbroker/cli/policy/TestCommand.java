package io.jenkins.plugins.accessbroker.cli.policy;

import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.Console;
import io.jenkins.plugins.accessbroker.cli.console.ExitCode;
import io.jenkins.plugins.accessbroker.cli.console.InstantOption;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.review.test.JUnitXml;
import io.jenkins.plugins.accessbroker.review.test.LoadedTests;
import io.jenkins.plugins.accessbroker.review.test.TestDirectory;
import io.jenkins.plugins.accessbroker.review.test.TestReport;
import io.jenkins.plugins.accessbroker.review.test.TestRun;
import io.jenkins.plugins.accessbroker.text.IoCause;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the tests that stand beside policies, and tells what they leave untested. */
@Command(
        name = "test",
        description = {
            "Runs every policy test below a directory on its policies.",
            "Prints each test that failed with every condition of the decision, and every grant, condition and deny that no"
                    + " test exercises."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all tests passed",
            "1:tests failed, nothing was run, or --require-coverage found gaps",
            "2:wrong usage"
        },
        footerHeading = "%nExample:%n",
        footer = "  access-broker test policies --junit report.xml")
public final class TestCommand implements Callable<Integer> {
    private final Console console;
    private final List<IssuerKind> kinds;

    @Parameters(paramLabel = "DIR", description = "the directory of policy files and of the tests beside them")
    private Path directory;

    @Mixin
    private BoundaryOption boundaries;

    @Option(names = "--junit", paramLabel = "FILE", description = "write the results to this file, as JUnit XML")
    private Optional<Path> junit = Optional.empty();

    @Option(names = "--require-coverage", description = "fail if a grant, a condition or a deny is not exercised")
    private boolean requireCoverage;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            converter = InstantOption.class,
            description = "the time of tests that state none, such as 2027-03-31T12:00:00Z; now by default")
    private Optional<Instant> at = Optional.empty();

    public TestCommand(Console console, List<IssuerKind> kinds) {
        this.console = console;
        this.kinds = kinds;
    }

    @Override
    public Integer call() throws CliFault {
        PolicySet policies = Policies.load(directory, boundaries, kinds);
        LoadedTests tests = TestDirectory.load(directory);
        if (!tests.problems().isEmpty()) {
            throw ProblemList.fault(
                    "the policy tests in " + Quote.of(directory.toString())
                            + " have problems, so none was run: mend these first",
                    tests.problems());
        }
        TestReport report = TestRun.run(policies, tests.files(), at.orElseGet(console.clock()::instant));
        new ReportPrinter(console.out()).print(report);
        if (junit.isPresent()) {
            write(junit.get(), JUnitXml.of(report));
        }
        boolean complete = !requireCoverage || report.coverage().gaps().isEmpty();
        return report.failed().isEmpty() && complete ? ExitCode.FINE : ExitCode.FAILED;
    }

    private static void write(Path file, String text) throws CliFault {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new CliFault(
                    CliFault.Reason.FILE,
                    "cannot write the report " + Quote.of(file.toString()) + ": " + IoCause.of(e)
                            + ": give a file that this user may write",
                    e);
        }
    }
}
