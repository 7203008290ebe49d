package io.jenkins.plugins.accessbroker.plugin.credential;

import com.cloudbees.plugins.credentials.CredentialsDescriptor;
import com.cloudbees.plugins.credentials.CredentialsSnapshotTaker;
import com.cloudbees.plugins.credentials.impl.BaseStandardCredentials;
import hudson.Extension;
import hudson.util.Secret;
import jenkins.model.Jenkins;

/** The value of a grant of repositories, cut off from the grant: it works until the token ends, and can ask for nothing. */
public final class GitHubGrantSnapshot extends BaseStandardCredentials implements RepositoryCredentials {
    private static final long serialVersionUID = 1L;

    private final Secret token;

    GitHubGrantSnapshot(GitHubGrantCredential credential, Secret token) {
        super(credential.getScope(), credential.getId(), credential.getDescription());
        this.token = token;
    }

    @Override
    public String getUsername() {
        return GitHubGrantCredential.USER;
    }

    @Override
    public boolean isUsernameSecret() {
        return false;
    }

    @Override
    public Secret getPassword() {
        return token;
    }

    @Override
    public Secret getSecret() {
        return token;
    }

    @Override
    public CredentialsDescriptor getDescriptor() {
        return (CredentialsDescriptor) Jenkins.get().getDescriptorOrDie(GitHubGrantCredential.class);
    }

    @Override
    public String toString() {
        return "snapshot of grant " + getId();
    }

    /** Takes it, which reads the value. It stays both kinds of credential. */
    @Extension
    public static final class Taker extends CredentialsSnapshotTaker<RepositoryCredentials> {
        @Override
        public Class<RepositoryCredentials> type() {
            return RepositoryCredentials.class;
        }

        @Override
        public RepositoryCredentials snapshot(RepositoryCredentials credentials) {
            return credentials instanceof GitHubGrantCredential grant ? grant.snapshot() : credentials;
        }
    }
}
