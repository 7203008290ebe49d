package io.jenkins.plugins.accessbroker.issuer.kinds;

import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import java.util.List;

/** The register of issuers: one line for each. */
public final class IssuerKinds {
    private static final List<IssuerKind> ALL = List.of();

    private IssuerKinds() {}

    /** Every kind of issuer that policies can name. */
    public static List<IssuerKind> all() {
        return ALL;
    }
}
