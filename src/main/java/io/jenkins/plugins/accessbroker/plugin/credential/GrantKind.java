package io.jenkins.plugins.accessbroker.plugin.credential;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.Scope;
import java.util.Optional;

/** One kind of credential that grants of one kind of scope are shown as. */
interface GrantKind extends ExtensionPoint {
    /** Whether grants of this scope are shown as it. */
    boolean fits(Scope scope);

    /** The grant as a credential, which has no value until a build reads it. */
    GrantCredential show(Grant grant);

    /** The grant as a credential, if any kind that is installed fits. */
    static Optional<GrantCredential> shown(Grant grant) {
        return ExtensionList.lookup(GrantKind.class).stream()
                .filter(kind -> kind.fits(grant.scope()))
                .findFirst()
                .map(kind -> kind.show(grant));
    }
}
