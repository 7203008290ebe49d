package io.jenkins.plugins.accessbroker.cli.policy;

import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.Console;
import io.jenkins.plugins.accessbroker.cli.console.Count;
import io.jenkins.plugins.accessbroker.cli.console.ExitCode;
import io.jenkins.plugins.accessbroker.cli.console.Style;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.policy.file.LoadedPolicies;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Reads a directory of policies and tells everything that is wrong in it. */
@Command(
        name = "check",
        description = "Checks every policy file below a directory and prints all errors at file:line:column.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:no problems", "1:problems were found, or there are no policy files", "2:wrong usage"},
        footerHeading = "%nExample:%n",
        footer = "  access-broker check policies")
public final class CheckCommand implements Callable<Integer> {
    private final Console console;
    private final List<IssuerKind> kinds;

    @Parameters(paramLabel = "DIR", description = "the directory of policy files")
    private Path directory;

    @Mixin
    private BoundaryOption boundaries;

    public CheckCommand(Console console, List<IssuerKind> kinds) {
        this.console = console;
        this.kinds = kinds;
    }

    @Override
    public Integer call() throws CliFault {
        LoadedPolicies loaded = Policies.read(directory, boundaries, kinds);
        loaded.problems().forEach(problem -> console.out().line(problem.toString()));
        if (!loaded.isUsable()) {
            console.out()
                    .line(Style.BAD_HEADING, Count.of(loaded.problems().size(), "problem") + " in " + files(loaded));
            return ExitCode.FAILED;
        }
        int grants = loaded.policies().stream()
                .mapToInt(policy -> policy.grants().size())
                .sum();
        console.out()
                .line(Style.GOOD_HEADING, "no problems in " + files(loaded) + " with " + Count.of(grants, "grant"));
        return ExitCode.FINE;
    }

    private static String files(LoadedPolicies loaded) {
        return Count.of(loaded.files(), "policy file");
    }
}
