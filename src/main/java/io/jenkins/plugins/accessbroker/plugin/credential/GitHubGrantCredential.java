package io.jenkins.plugins.accessbroker.plugin.credential;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.Extension;
import hudson.model.Run;
import hudson.util.Secret;
import io.jenkins.plugins.accessbroker.policy.Grant;

/**
 * A grant of repositories as a credential: an installation token, once a build reads it. Steps take it as the password that
 * git signs in with, or as a text for API clients.
 */
public final class GitHubGrantCredential extends GrantCredential implements RepositoryCredentials {
    /** The name that git signs in with beside an installation token (GitHub, "Authenticating as a GitHub App installation"). */
    static final String USER = "x-access-token";

    private static final long serialVersionUID = 1L;

    /** The variable of the lease that is the token. */
    private static final String TOKEN = "GITHUB_TOKEN";

    GitHubGrantCredential(Grant grant) {
        super(grant);
    }

    private GitHubGrantCredential(GitHubGrantCredential shown, Run<?, ?> build) {
        super(shown, build);
    }

    @Override
    public GitHubGrantCredential forRun(Run<?, ?> context) {
        return new GitHubGrantCredential(this, context);
    }

    @Override
    GitHubGrantSnapshot snapshot() {
        return new GitHubGrantSnapshot(this, getSecret());
    }

    @Override
    public String getUsername() {
        return USER;
    }

    @Override
    public boolean isUsernameSecret() {
        return false;
    }

    @Override
    public Secret getPassword() {
        return getSecret();
    }

    @Override
    public Secret getSecret() {
        return Secret.fromString(read().values().get(TOKEN));
    }

    /** Of no store: nobody can make one. */
    @Extension
    public static final class DescriptorImpl extends BaseStandardCredentialsDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.GitHubGrantCredential_displayName();
        }

        @Override
        public boolean isApplicable(CredentialsProvider provider) {
            return provider instanceof GrantCredentialsProvider;
        }
    }
}
