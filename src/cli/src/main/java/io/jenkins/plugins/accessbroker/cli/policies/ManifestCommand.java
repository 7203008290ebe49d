package io.jenkins.plugins.accessbroker.cli.policies;

import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.Console;
import io.jenkins.plugins.accessbroker.cli.console.ExitCode;
import io.jenkins.plugins.accessbroker.cli.console.InputDirectory;
import io.jenkins.plugins.accessbroker.cli.policy.ProblemList;
import io.jenkins.plugins.accessbroker.policy.Manifest;
import io.jenkins.plugins.accessbroker.policy.file.PolicyFiles;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what approvers of a version sign. */
@Command(
        name = "manifest",
        description = {
            "Prints the manifest of a directory of policy files: SHA-256 and path of each, sorted. It is what approvers sign.",
            "`sha256sum -c` checks it in that directory."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the manifest is printed", "1:the files cannot all be read", "2:wrong usage"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  access-broker policies manifest policies > manifest",
            "  access-broker policies manifest policies --digest"
        })
public final class ManifestCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "DIR", description = "the directory of policy files")
    private Path directory;

    @Option(names = "--digest", description = "print SHA-256 of the manifest instead: the name of the version")
    private boolean digest;

    public ManifestCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws CliFault {
        Manifest manifest = manifest(directory);
        if (digest) {
            console.out().line(manifest.digest());
        } else {
            manifest.text().lines().forEach(console.out()::line);
        }
        return ExitCode.FINE;
    }

    private static Manifest manifest(Path directory) throws CliFault {
        InputDirectory.check("the policy files", directory);
        PolicyFiles files = PolicyFiles.in(directory);
        if (!files.problems().isEmpty()) {
            throw ProblemList.fault(
                    "the policy files in " + Quote.of(directory.toString())
                            + " cannot all be read, so they have no manifest: mend these first",
                    files.problems());
        }
        return files.manifest();
    }
}
