package io.jenkins.plugins.accessbroker.cli.policies;

import io.jenkins.plugins.accessbroker.approval.file.ApprovalFault;
import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.AuditLog;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.Console;
import io.jenkins.plugins.accessbroker.cli.console.ExitCode;
import io.jenkins.plugins.accessbroker.cli.console.Style;
import io.jenkins.plugins.accessbroker.cli.exec.AuditOptions;
import io.jenkins.plugins.accessbroker.cli.policy.ApprovalOptions;
import io.jenkins.plugins.accessbroker.cli.policy.BoundaryOption;
import io.jenkins.plugins.accessbroker.decision.Explanation;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.policy.source.Approving;
import io.jenkins.plugins.accessbroker.policy.source.KeptPolicies;
import io.jenkins.plugins.accessbroker.policy.source.PolicySource;
import io.jenkins.plugins.accessbroker.policy.source.PolicyUpdater;
import io.jenkins.plugins.accessbroker.policy.source.SignedApproval;
import io.jenkins.plugins.accessbroker.policy.source.SourceFault;
import io.jenkins.plugins.accessbroker.policy.source.Update;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks for a newer version of the policies and keeps it, if it may come into force. */
@Command(
        name = "update",
        description = {
            "Looks for a newer version of the policies, and keeps it as the one in force if it has no problem and is approved.",
            "Otherwise, and while the source cannot be reached, the version that is kept stays in force. `explain` and"
                    + " `exec` decide on it with --kept. What came of it is on the audit log before it is in force."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the newest version is in force",
            "1:a newer version waits, or it cannot be said: what was in force stays",
            "2:wrong usage"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  access-broker policies update --kept kept --policies policies --audit audit",
            "  access-broker policies update --kept approved --policies policies \\",
            "      --approval approval.yaml --author eve@example.com --audit audit"
        })
public final class UpdateCommand implements Callable<Integer> {
    private final Console console;
    private final List<IssuerKind> kinds;

    @Option(
            names = "--kept",
            required = true,
            paramLabel = "DIR",
            description = "the directory that keeps the version in force, created if it is not there")
    private Path kept;

    @Mixin
    private SourceOptions source;

    @Mixin
    private ApprovalOptions approval;

    @Mixin
    private BoundaryOption boundaries;

    @Mixin
    private AuditOptions audit;

    public UpdateCommand(Console console, List<IssuerKind> kinds) {
        this.console = console;
        this.kinds = kinds;
    }

    @Override
    public Integer call() throws CliFault, LogFault, AuditFault, SourceFault, ApprovalFault {
        PolicySource from = source.open(kept, approval);
        Optional<Approving> approving = approval.file().map(file -> new SignedApproval(file, source.directory()));
        try (AuditLog log = audit.open(console)) {
            Update update = new PolicyUpdater(
                            from,
                            new KeptPolicies(kept),
                            approving,
                            boundaries.directory(),
                            kinds.stream().map(IssuerKind::scopeReader).toList(),
                            log,
                            console.clock())
                    .update();
            return print(update);
        }
    }

    private int print(Update update) {
        if (update instanceof Update.Waiting waiting) {
            String commit =
                    waiting.commit().map(from -> ", commit " + from.id()).orElse("");
            console.out().line(Style.BAD_HEADING, "waiting: version " + waiting.digest() + commit);
            console.out().line("  " + waiting.why());
            waiting.problems().stream().skip(1).forEach(problem -> console.out().line("  " + problem));
            return ExitCode.FAILED;
        }
        if (update instanceof Update.Loaded loaded) {
            console.out().line(Style.GOOD_HEADING, "in force from now on: " + Explanation.version(loaded.version()));
            if (loaded.verdict()
                    .filter(by -> by.authors().identities().isEmpty())
                    .isPresent()) {
                console.out()
                        .line("  who changed the policies is not known here, so nobody was left out as their author");
            }
        } else {
            console.out()
                    .line(
                            Style.GOOD_HEADING,
                            "in force as before: " + Explanation.version(((Update.Unchanged) update).version()));
        }
        return ExitCode.FINE;
    }
}
