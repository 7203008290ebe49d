package io.jenkins.plugins.accessbroker.cli.exec;

import io.jenkins.plugins.accessbroker.approval.file.ApprovalFault;
import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.Console;
import io.jenkins.plugins.accessbroker.cli.policy.DecisionOptions;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.issuer.Issuer;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.lease.Broker;
import io.jenkins.plugins.accessbroker.lease.BrokerFault;
import io.jenkins.plugins.accessbroker.policy.source.SourceFault;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.request.RequestFault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a command that has the credential of a permitted request for as long as it runs. */
@Command(
        name = "exec",
        description = {
            "Decides a request, issues its credential, and runs a command that has it in its environment.",
            "The command inherits this environment, but for every variable by which it could find other credentials"
                    + " of AWS or GitHub. The decision is explained on standard error. The credential's lease ends with the"
                    + " command, also when this process is asked to stop, and the audit log has all of it."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0-255:the command's own, once it has run; 128 and the number of the signal that killed it",
            "1:failed: the command was not started, or the end of its lease is not on the audit log",
            "2:wrong usage",
            "3:denied: the command was not started"
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  access-broker exec --policies policies --request request.json \\",
            "      --issuers issuers.yaml --audit audit -- ./deploy.sh --fast",
            "",
            "A command can exit with 1, 2 or 3 too. Where the code is not the command's, the last line on standard"
                    + " error begins with `access-broker:`."
        })
public final class ExecCommand implements Callable<Integer> {
    private final Console console;
    private final List<IssuerKind> kinds;

    @Mixin
    private DecisionOptions options;

    @Option(
            names = "--issuers",
            required = true,
            paramLabel = "FILE",
            description = "the settings of the issuers, a YAML file")
    private Path issuersFile;

    @Mixin
    private AuditOptions audit;

    @Parameters(arity = "1..*", paramLabel = "-- COMMAND", description = "the command and its arguments")
    private List<String> command;

    public ExecCommand(Console console, List<IssuerKind> kinds) {
        this.console = console;
        this.kinds = kinds;
    }

    @Override
    public Integer call() throws CliFault, RequestFault, AuditFault, BrokerFault, LogFault, SourceFault, ApprovalFault {
        PolicySet policies = options.policies(kinds, console.clock().instant());
        AccessRequest request = options.request();
        Map<String, Issuer> issuers = new IssuersFile(kinds, console.clock()).open(issuersFile);
        try (RecordedIntent audit = new RecordedIntent(this.audit.open(console))) {
            Broker broker = new Broker(() -> policies, () -> issuers, audit, console.clock(), ExecCommand::leaseId);
            return new Execution(console, new Session(broker), audit).run(request, command);
        } finally {
            issuers.values().forEach(Issuer::close);
        }
    }

    private static String leaseId() {
        return UUID.randomUUID().toString();
    }
}
