package io.jenkins.plugins.accessbroker.issuer.kinds;

import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.issuer.aws.AwsStsKind;
import io.jenkins.plugins.accessbroker.issuer.github.GitHubKind;
import java.util.List;

/** The register of issuers: one line for each. */
public final class IssuerKinds {
    private static final List<IssuerKind> ALL = List.of(new AwsStsKind(), new GitHubKind());

    private IssuerKinds() {}

    /** Every kind of issuer that policies can name. */
    public static List<IssuerKind> all() {
        return ALL;
    }
}
