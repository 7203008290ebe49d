package io.jenkins.plugins.accessbroker.plugin.credential;

import hudson.Extension;
import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.Scope;

/** Grants of repositories on GitHub, as user name and password, and as secret text. */
@Extension
public final class GitHubGrantKind implements GrantKind {
    private static final String ISSUER = "github";

    @Override
    public boolean fits(Scope scope) {
        return scope.issuer().equals(ISSUER);
    }

    @Override
    public GrantCredential show(Grant grant) {
        return new GitHubGrantCredential(grant);
    }
}
