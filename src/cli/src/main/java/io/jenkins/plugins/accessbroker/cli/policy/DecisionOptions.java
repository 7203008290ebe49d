package io.jenkins.plugins.accessbroker.cli.policy;

import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.InputFile;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.request.RequestFault;
import io.jenkins.plugins.accessbroker.request.json.RequestReader;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a decision is made of: policies and a request. */
public final class DecisionOptions {
    @Option(names = "--policies", required = true, paramLabel = "DIR", description = "the directory of policy files")
    private Path policies;

    @Mixin
    private BoundaryOption boundaries;

    @Option(
            names = "--request",
            required = true,
            paramLabel = "FILE",
            description = "the access request, a JSON file: a grant and the facts about the build")
    private Path request;

    /** The policies in force. */
    public PolicySet policies(List<IssuerKind> kinds) throws CliFault {
        return Policies.load(policies, boundaries, kinds);
    }

    /** The request. */
    public AccessRequest request() throws CliFault, RequestFault {
        InputFile.check("request file", request);
        return RequestReader.read(request);
    }
}
