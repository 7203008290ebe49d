package io.jenkins.plugins.accessbroker.cli;

import io.jenkins.plugins.accessbroker.cli.audit.AnchorCommand;
import io.jenkins.plugins.accessbroker.cli.audit.ArchiveCommand;
import io.jenkins.plugins.accessbroker.cli.audit.AuditCommand;
import io.jenkins.plugins.accessbroker.cli.audit.CheckReceiptCommand;
import io.jenkins.plugins.accessbroker.cli.audit.QueryCommand;
import io.jenkins.plugins.accessbroker.cli.audit.ReceiptCommand;
import io.jenkins.plugins.accessbroker.cli.audit.ReportCommand;
import io.jenkins.plugins.accessbroker.cli.audit.RotateKeyCommand;
import io.jenkins.plugins.accessbroker.cli.audit.ShowCommand;
import io.jenkins.plugins.accessbroker.cli.audit.VerifyCommand;
import io.jenkins.plugins.accessbroker.cli.audit.who.WhoCommand;
import io.jenkins.plugins.accessbroker.cli.console.Console;
import io.jenkins.plugins.accessbroker.cli.console.ExitCode;
import io.jenkins.plugins.accessbroker.cli.console.PathOption;
import io.jenkins.plugins.accessbroker.cli.demo.DemoCommand;
import io.jenkins.plugins.accessbroker.cli.exec.ExecCommand;
import io.jenkins.plugins.accessbroker.cli.policies.ManifestCommand;
import io.jenkins.plugins.accessbroker.cli.policies.PoliciesCommand;
import io.jenkins.plugins.accessbroker.cli.policies.UpdateCommand;
import io.jenkins.plugins.accessbroker.cli.policies.VerifyApprovalCommand;
import io.jenkins.plugins.accessbroker.cli.policy.CheckCommand;
import io.jenkins.plugins.accessbroker.cli.policy.DiffCommand;
import io.jenkins.plugins.accessbroker.cli.policy.ExplainCommand;
import io.jenkins.plugins.accessbroker.cli.policy.SchemaCommand;
import io.jenkins.plugins.accessbroker.cli.policy.TestCommand;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.issuer.kinds.IssuerKinds;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** The whole command line in given surroundings: the entry of the process, and of tests. */
public final class Cli {
    private final Console console;
    private final List<IssuerKind> kinds;
    private final AccessBroker root = new AccessBroker();
    private final Faults faults;

    /** The command line with every issuer that there is. */
    public Cli(Console console) {
        this(console, IssuerKinds.all());
    }

    Cli(Console console, List<IssuerKind> kinds) {
        this.console = Objects.requireNonNull(console);
        this.kinds = List.copyOf(kinds);
        this.faults = new Faults(console.err());
    }

    /** Runs a command and gives its exit code. Never throws. */
    public int run(String... args) {
        try {
            int code = commandLine().execute(args);
            if (console.out().failed() && code == ExitCode.FINE) {
                console.err().error("standard output could not be written in full: check its disk or its reader");
                return ExitCode.FAILED;
            }
            return code;
        } catch (RuntimeException | Error e) {
            return faults.tell(e, root.debug());
        }
    }

    private static int execute(ParseResult parsed) {
        Unmatched.check(parsed);
        return new RunLast().execute(parsed);
    }

    CommandLine commandLine() {
        CommandLine line = new CommandLine(root)
                .addSubcommand(new CheckCommand(console, kinds))
                .addSubcommand(new DiffCommand(console, kinds))
                .addSubcommand(new ExplainCommand(console, kinds))
                .addSubcommand(new SchemaCommand(console, kinds))
                .addSubcommand(new TestCommand(console, kinds))
                .addSubcommand(new ExecCommand(console, kinds))
                .addSubcommand(new CommandLine(new PoliciesCommand())
                        .addSubcommand(new ManifestCommand(console))
                        .addSubcommand(new VerifyApprovalCommand(console))
                        .addSubcommand(new UpdateCommand(console, kinds)))
                .addSubcommand(new CommandLine(new AuditCommand())
                        .addSubcommand(new VerifyCommand(console))
                        .addSubcommand(new AnchorCommand(console))
                        .addSubcommand(new ShowCommand(console))
                        .addSubcommand(new QueryCommand(console))
                        .addSubcommand(new WhoCommand(console, kinds))
                        .addSubcommand(new ReportCommand(console, kinds))
                        .addSubcommand(new ReceiptCommand(console))
                        .addSubcommand(new CheckReceiptCommand(console))
                        .addSubcommand(new RotateKeyCommand(console))
                        .addSubcommand(new ArchiveCommand(console)))
                .addSubcommand(new DemoCommand(console))
                .addSubcommand(new HelpCommand());
        line.getSubcommands().get("exec").setStopAtPositional(true);
        line.registerConverter(Path.class, new PathOption());
        line.setExpandAtFiles(false);
        line.setOut(new PrintWriter(console.out().stream(), true));
        line.setErr(new PrintWriter(console.err().stream(), true));
        line.setColorScheme(Help.defaultColorScheme(console.out().colour() ? Help.Ansi.ON : Help.Ansi.OFF));
        line.setUsageHelpWidth(100);
        line.setExecutionStrategy(Cli::execute);
        line.setParameterExceptionHandler(new UsageErrors(console.err()));
        line.setExecutionExceptionHandler((fault, command, parsed) -> faults.tell(fault, root.debug()));
        return line;
    }
}
