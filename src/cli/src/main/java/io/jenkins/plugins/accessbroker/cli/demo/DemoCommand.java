package io.jenkins.plugins.accessbroker.cli.demo;

import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.Console;
import io.jenkins.plugins.accessbroker.cli.console.ExitCode;
import io.jenkins.plugins.accessbroker.text.IoCause;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what Access Broker does, with nothing but this program. */
@Command(
        name = "demo",
        description = {
            "Decides some requests, proves what was issued for them, and proves the audit log of it.",
            "Credentials come from emulators of the AWS token service and of GitHub on this machine: no account is"
                    + " needed and nothing leaves the machine."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:everything went as it must", "1:something did not", "2:wrong usage"},
        footerHeading = "%nExamples:%n",
        footer = {"  access-broker demo", "  access-broker demo --keep demo"})
public final class DemoCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--testdata",
            paramLabel = "DIR",
            description = "take policies and requests from `policies` and `requests` in this directory")
    private Optional<Path> testdata = Optional.empty();

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = "leave the policies, the requests and the audit log in this directory, which is created;"
                    + " it may be there if it is empty")
    private Optional<Path> keep = Optional.empty();

    public DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        try (Workspace workspace = Workspace.create()) {
            Path data = testdata.isPresent() ? testdata.get() : workspace.bundled();
            Material material = new Material(data, workspace.path("audit"));
            material.requests();
            if (keep.isPresent()) {
                material = Kept.lay(keep.get(), data, workspace);
            }
            new Demo(console, workspace).run(material);
            if (keep.isPresent()) {
                Kept.tell(console.out(), material);
            }
            return ExitCode.FINE;
        } catch (IOException e) {
            throw new CliFault(
                    CliFault.Reason.FILE,
                    "the demo cannot read or write its files: " + IoCause.of(e)
                            + ": check the disk and the permissions of " + place(),
                    e);
        }
    }

    private String place() {
        String temporary = Quote.of(System.getProperty("java.io.tmpdir"));
        return keep.map(directory -> Quote.of(directory.toString()) + " and of ")
                        .orElse("")
                + temporary;
    }
}
