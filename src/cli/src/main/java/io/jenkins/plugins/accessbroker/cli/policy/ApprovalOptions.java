package io.jenkins.plugins.accessbroker.cli.policy;

import io.jenkins.plugins.accessbroker.approval.Authors;
import io.jenkins.plugins.accessbroker.approval.Verdict;
import io.jenkins.plugins.accessbroker.approval.file.ApprovalFault;
import io.jenkins.plugins.accessbroker.approval.file.SignatureDirectory;
import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.InputDirectory;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.policy.Approval;
import io.jenkins.plugins.accessbroker.policy.PolicyVersion;
import io.jenkins.plugins.accessbroker.policy.file.LoadedPolicies;
import io.jenkins.plugins.accessbroker.policy.source.DirectorySource;
import io.jenkins.plugins.accessbroker.policy.source.Fetched;
import io.jenkins.plugins.accessbroker.policy.source.SignedApproval;
import io.jenkins.plugins.accessbroker.policy.source.SourceFault;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How policies are approved: by whom, and what is known of who changed them. */
public final class ApprovalOptions {
    /** What is said of details without approval being demanded. */
    public static final String IDLE =
            "`--signatures` and `--author` are for `--approval`: give `--approval FILE` to demand approval";

    @Option(
            names = "--approval",
            paramLabel = "FILE",
            description = "take policies only if they are approved as this file of the security team says")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--signatures",
            paramLabel = "DIR",
            description = "the directory of signature files; `approvals` in the policies' directory by default")
    private Optional<Path> signatures = Optional.empty();

    @Option(
            names = "--author",
            paramLabel = "NAME",
            description = "who changed policies, and so does not count as an approver; may be given more than once")
    private List<String> authors = List.of();

    /** The approval file, where approval is demanded. */
    public Optional<Path> file() {
        return file;
    }

    /** Whether any of the options is given. */
    public boolean isGiven() {
        return file.isPresent() || isDetailed();
    }

    /** Whether it is said where signatures are, or who changed policies. */
    public boolean isDetailed() {
        return signatures.isPresent() || !authors.isEmpty();
    }

    /** Whether that is said although no approval is demanded. */
    public boolean isIdle() {
        return file.isEmpty() && isDetailed();
    }

    /** A directory as a source of policies. */
    public DirectorySource source(Path directory) throws CliFault {
        InputDirectory.check("the policy files", directory);
        return new DirectorySource(
                directory,
                signatures.orElse(directory.resolve(SignatureDirectory.NAME)),
                authors.isEmpty() ? Authors.UNKNOWN : Authors.of(authors));
    }

    /**
     * The policies of a directory as they stand, if they are approved.
     *
     * @throws CliFault if they are not, or have any problem
     */
    PolicySet approved(Path directory, BoundaryOption boundaries, List<IssuerKind> kinds, Instant time)
            throws CliFault, SourceFault, ApprovalFault {
        Fetched fetched = source(directory).fetch(Optional.empty());
        LoadedPolicies loaded = Policies.usable(
                directory,
                fetched.files()
                        .load(
                                boundaries.directory(),
                                kinds.stream().map(IssuerKind::scopeReader).toList()));
        SignedApproval approval = new SignedApproval(file.orElseThrow(), Optional.of(directory));
        Verdict verdict = approval.verdict(fetched, time);
        String digest = fetched.files().manifest().digest();
        if (!verdict.approved()) {
            throw new CliFault(
                    CliFault.Reason.INVALID,
                    "the policies in " + Quote.of(directory.toString())
                            + " are not approved, so nothing can be decided: version " + digest + " has "
                            + verdict.summary());
        }
        PolicyVersion version = new PolicyVersion(digest, Optional.empty(), Optional.empty())
                .approved(new Approval(Approval.Method.SIGNATURES, verdict.names(), time));
        return new PolicySet(loaded.policies(), version);
    }
}
