package io.jenkins.plugins.accessbroker.cli.audit.who;

import io.jenkins.plugins.accessbroker.audit.log.Finding;
import io.jenkins.plugins.accessbroker.audit.log.LogVerifier;
import io.jenkins.plugins.accessbroker.audit.log.VerifyOptions;
import io.jenkins.plugins.accessbroker.audit.log.VerifyReport;
import io.jenkins.plugins.accessbroker.cli.audit.LogDirectory;
import io.jenkins.plugins.accessbroker.cli.audit.TimeOptions;
import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.Console;
import io.jenkins.plugins.accessbroker.cli.console.ExitCode;
import io.jenkins.plugins.accessbroker.cli.console.InputDirectory;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says who could get at a role, a repository or a credential between two moments, and who did. */
@Command(
        name = "who",
        description = {
            "Verifies a log, and says who could get at a role, a repository or a guarded credential in a time, and who did.",
            "What could be got is in the policies, of which the log has the digests only: give their files."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the answer is printed", "1:the log is not sound, or cannot be read", "2:wrong usage"},
        footerHeading = "%nExample:%n",
        footer = "  access-broker audit who audit --role arn:aws:iam::123456789012:role/payments-deploy"
                + " --from 2026-10-01T00:00:00Z --to 2027-01-01T00:00:00Z --kept kept")
public final class WhoCommand implements Callable<Integer> {
    private final Console console;
    private final List<IssuerKind> kinds;

    @Parameters(paramLabel = "DIR", description = "the directory of the log")
    private Path directory;

    @ArgGroup(multiplicity = "1")
    private Wanted wanted;

    @Mixin
    private TimeOptions time = new TimeOptions();

    @Option(
            names = "--kept",
            paramLabel = "DIR",
            description = "a directory that `policies update` keeps versions in; may be given more than once")
    private List<Path> kept = List.of();

    @Option(
            names = "--policies",
            paramLabel = "DIR",
            description = "a directory of policy files that were in force; may be given more than once")
    private List<Path> policies = List.of();

    public WhoCommand(Console console, List<IssuerKind> kinds) {
        this.console = console;
        this.kinds = kinds;
    }

    @Override
    public Integer call() throws CliFault {
        LogDirectory.check(directory);
        for (Path given : policies) {
            InputDirectory.check("the policy files", given);
        }
        for (Path given : kept) {
            InputDirectory.check("versions of the policies", given);
        }
        time.check();
        Touching found = new Touching(wanted, time.from(), time.to());
        VerifyReport report = LogVerifier.verify(directory, VerifyOptions.none(), found);
        if (!report.holds()) {
            throw unsound(report);
        }
        found.finish();
        console.out()
                .line("who could get at " + wanted.words() + " from " + time.from() + " to " + time.to()
                        + ", and who did");
        Library library = new Library(
                kept, policies, kinds.stream().map(IssuerKind::scopeReader).toList());
        new WhoPrinter(console.out(), wanted, found, library, time.from()).print();
        return ExitCode.FINE;
    }

    private CliFault unsound(VerifyReport report) {
        Finding first = report.findings().get(0);
        return new CliFault(
                CliFault.Reason.INVALID,
                "the audit log in " + Quote.of(directory.toString()) + " is not sound, so it answers nothing: "
                        + first.place() + ": " + first.message() + ": see `access-broker audit verify`");
    }
}
