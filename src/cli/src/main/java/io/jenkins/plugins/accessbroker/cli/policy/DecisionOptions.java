package io.jenkins.plugins.accessbroker.cli.policy;

import io.jenkins.plugins.accessbroker.approval.file.ApprovalFault;
import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.InputDirectory;
import io.jenkins.plugins.accessbroker.cli.console.InputFile;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.policy.source.KeptPolicies;
import io.jenkins.plugins.accessbroker.policy.source.SourceFault;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.request.RequestFault;
import io.jenkins.plugins.accessbroker.request.json.RequestReader;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a decision is made of: policies and a request. */
public final class DecisionOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--policies", paramLabel = "DIR", description = "the directory of policy files")
    private Optional<Path> policies = Optional.empty();

    @Option(
            names = "--kept",
            paramLabel = "DIR",
            description =
                    "instead of policy files: the directory in which `policies update` keeps the version in force")
    private Optional<Path> kept = Optional.empty();

    @Option(names = "--approved", description = "with --kept: decide on an approved version only")
    private boolean approved;

    @Mixin
    private ApprovalOptions approval;

    @Mixin
    private BoundaryOption boundaries;

    @Option(
            names = "--request",
            required = true,
            paramLabel = "FILE",
            description = "the access request, a JSON file: a grant and the facts about the build")
    private Path request;

    /** The policies in force at a time. */
    public PolicySet policies(List<IssuerKind> kinds, Instant time) throws CliFault, SourceFault, ApprovalFault {
        check();
        if (kept.isPresent()) {
            return kept(kept.get(), kinds);
        }
        return approval.file().isPresent()
                ? approval.approved(policies.orElseThrow(), boundaries, kinds, time)
                : Policies.load(policies.orElseThrow(), boundaries, kinds);
    }

    /** The request. */
    public AccessRequest request() throws CliFault, RequestFault {
        InputFile.check("request file", request);
        return RequestReader.read(request);
    }

    private void check() {
        if (policies.isEmpty() && kept.isEmpty()) {
            throw wrong("`--policies DIR` is missing");
        }
        if (policies.isPresent() && kept.isPresent()) {
            throw wrong("`--policies DIR` and `--kept DIR` are both given: give one of them");
        }
        if (kept.isPresent() && approval.isGiven()) {
            throw wrong("`--approval` and `--author` are for `--policies`: with `--kept` give `--approved`");
        }
        if (approval.isIdle()) {
            throw wrong(ApprovalOptions.IDLE);
        }
        if (kept.isEmpty() && approved) {
            throw wrong("`--approved` is for `--kept`: with `--policies` give `--approval FILE`");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    private PolicySet kept(Path directory, List<IssuerKind> kinds) throws CliFault, SourceFault {
        InputDirectory.check("the policies kept", directory);
        return new KeptPolicies(directory)
                .load(
                        boundaries.directory(),
                        kinds.stream().map(IssuerKind::scopeReader).toList(),
                        approved)
                .orElseThrow(() -> new CliFault(
                        CliFault.Reason.INVALID,
                        "no " + (approved ? "approved " : "") + "version of the policies is kept in "
                                + Quote.of(directory.toString())
                                + ", so nothing can be decided: see `access-broker policies update`"));
    }
}
