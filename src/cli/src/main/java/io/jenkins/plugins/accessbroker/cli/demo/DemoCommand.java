package io.jenkins.plugins.accessbroker.cli.demo;

import io.jenkins.plugins.accessbroker.cli.console.Console;
import io.jenkins.plugins.accessbroker.cli.console.ExitCode;
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
            "Credentials come from an emulator of the AWS token service on this machine: no cloud account is needed"
                    + " and nothing leaves the machine."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:everything went as it must", "1:something did not", "2:wrong usage"},
        footerHeading = "%nExample:%n",
        footer = "  access-broker demo")
public final class DemoCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--testdata",
            paramLabel = "DIR",
            description = "take policies and requests from `policies` and `requests` in this directory")
    private Optional<Path> testdata = Optional.empty();

    public DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        try (Workspace workspace = Workspace.create()) {
            Path data = testdata.isPresent() ? testdata.get() : workspace.bundled();
            new Demo(console, workspace).run(data);
            return ExitCode.FINE;
        }
    }
}
