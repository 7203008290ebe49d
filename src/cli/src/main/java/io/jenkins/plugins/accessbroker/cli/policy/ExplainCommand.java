package io.jenkins.plugins.accessbroker.cli.policy;

import io.jenkins.plugins.accessbroker.approval.file.ApprovalFault;
import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.Console;
import io.jenkins.plugins.accessbroker.cli.console.ExitCode;
import io.jenkins.plugins.accessbroker.decision.Decision;
import io.jenkins.plugins.accessbroker.decision.Explanation;
import io.jenkins.plugins.accessbroker.decision.json.DecisionWriter;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.policy.source.SourceFault;
import io.jenkins.plugins.accessbroker.request.RequestFault;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Decides a request and says why. Nothing is issued and nothing is recorded. */
@Command(
        name = "explain",
        description = "Decides a request and prints the decision with every condition. Nothing is issued or recorded.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:permitted",
            "1:not decided: the policies or the request have problems",
            "2:wrong usage",
            "3:denied"
        },
        footerHeading = "%nExample:%n",
        footer = "  access-broker explain --policies policies --request request.json")
public final class ExplainCommand implements Callable<Integer> {
    private final Console console;
    private final List<IssuerKind> kinds;

    @Mixin
    private DecisionOptions options;

    @Option(names = "--json", description = "print the decision as a JSON object")
    private boolean json;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            converter = InstantOption.class,
            description = "decide as of this time, such as 2027-03-31T12:00:00Z; now by default")
    private Optional<Instant> at = Optional.empty();

    public ExplainCommand(Console console, List<IssuerKind> kinds) {
        this.console = console;
        this.kinds = kinds;
    }

    @Override
    public Integer call() throws CliFault, RequestFault, SourceFault, ApprovalFault {
        Instant time = at.orElseGet(console.clock()::instant);
        Decision decision = options.policies(kinds, console.clock().instant()).decide(options.request(), time);
        if (json) {
            DecisionWriter.write(decision).lines().forEach(console.out()::line);
        } else {
            ExplanationPrinter.print(console.out(), decision, Explanation.full(decision));
        }
        return decision instanceof Decision.Permitted ? ExitCode.FINE : ExitCode.DENIED;
    }
}
