package io.jenkins.plugins.accessbroker.cli.policies;

import io.jenkins.plugins.accessbroker.approval.Approver;
import io.jenkins.plugins.accessbroker.approval.Verdict;
import io.jenkins.plugins.accessbroker.approval.Vote;
import io.jenkins.plugins.accessbroker.approval.file.ApprovalFault;
import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.Console;
import io.jenkins.plugins.accessbroker.cli.console.ExitCode;
import io.jenkins.plugins.accessbroker.cli.console.Style;
import io.jenkins.plugins.accessbroker.cli.policy.ApprovalOptions;
import io.jenkins.plugins.accessbroker.cli.policy.ProblemList;
import io.jenkins.plugins.accessbroker.policy.source.Fetched;
import io.jenkins.plugins.accessbroker.policy.source.SignedApproval;
import io.jenkins.plugins.accessbroker.policy.source.SourceFault;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says whether a directory of policies is approved as it stands, and what each signature counts. */
@Command(
        name = "verify",
        description =
                "Says whether the policies in a directory are approved as they stand, and why which signature counts.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:approved", "1:not approved, or it cannot be said", "2:wrong usage"},
        footerHeading = "%nExample:%n",
        footer = "  access-broker policies verify policies --approval approval.yaml --author eve@example.com")
public final class VerifyApprovalCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "DIR", description = "the directory of policy files")
    private Path directory;

    @Mixin
    private ApprovalOptions approval;

    public VerifyApprovalCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws CliFault, SourceFault, ApprovalFault {
        Path file = approval.file()
                .orElseThrow(() -> new ParameterException(command.commandLine(), "`--approval FILE` is missing"));
        Fetched fetched = approval.source(directory).fetch(Optional.empty());
        if (!fetched.files().problems().isEmpty()) {
            throw ProblemList.fault(
                    "the policy files in " + Quote.of(directory.toString()) + " cannot all be read: mend these first",
                    fetched.files().problems());
        }
        Verdict verdict = new SignedApproval(file, Optional.of(directory))
                .verdict(fetched, console.clock().instant());
        print(fetched, verdict);
        return verdict.approved() ? ExitCode.FINE : ExitCode.FAILED;
    }

    private void print(Fetched fetched, Verdict verdict) {
        console.out()
                .line(
                        verdict.approved() ? Style.GOOD_HEADING : Style.BAD_HEADING,
                        (verdict.approved() ? "approved" : "not approved") + ": version "
                                + fetched.files().manifest().digest());
        console.out()
                .line("  it has " + verdict.approvers().size() + " of " + verdict.needed()
                        + (verdict.needed() == 1 ? " approval" : " approvals"));
        for (Approver approver : verdict.approvers()) {
            console.out().line("  counts  " + approver.name());
        }
        for (Vote.Invalid vote : verdict.rejected()) {
            console.out().line("  does not count  " + Quote.of(vote.signature()) + ": " + vote.why());
        }
        if (verdict.authors().identities().isEmpty()) {
            console.out().line("  who changed the policies is not known here: name them with `--author`");
        }
    }
}
