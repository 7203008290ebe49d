package io.jenkins.plugins.accessbroker.plugin.config.git;

import com.cloudbees.jenkins.plugins.sshcredentials.SSHUserPrivateKey;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.Extension;
import io.jenkins.plugins.accessbroker.plugin.config.PolicyRepository;
import io.jenkins.plugins.accessbroker.plugin.config.RepositoryReader;
import io.jenkins.plugins.accessbroker.plugin.config.SystemCredentials;
import io.jenkins.plugins.accessbroker.policy.Commit;
import io.jenkins.plugins.accessbroker.policy.git.GitAccess;
import io.jenkins.plugins.accessbroker.policy.git.GitSource;
import io.jenkins.plugins.accessbroker.policy.git.RemoteBranch;
import io.jenkins.plugins.accessbroker.policy.git.TokenAccess;
import io.jenkins.plugins.accessbroker.policy.source.Fetched;
import io.jenkins.plugins.accessbroker.policy.source.SourceFault;
import io.jenkins.plugins.accessbroker.policy.source.SourceFault.Reason;
import java.nio.file.Path;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.http.JDKHttpConnectionFactory;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Reads repositories with the JGit of the git client plugin. */
@Restricted(NoExternalUse.class)
@Extension(optional = true)
public final class GitRepositoryReader extends RepositoryReader {
    private static final String TOKEN_USER = "x-access-token";

    @Override
    protected Optional<String> wrong(PolicyRepository repository) {
        try {
            branch(repository);
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
        if (!repository.getRewritten().isEmpty() && !ObjectId.isId(repository.getRewritten())) {
            return Optional.of("`rewritten`: expected the 40 digits of a commit, or nothing");
        }
        return isSsh(repository)
                        && (repository.getKnownHostsFile().isEmpty()
                                || repository.getCredentialsId().isEmpty())
                ? Optional.of("SSH needs a private key in `credentialsId` and the hosts that are known in"
                        + " `knownHostsFile`: give both, or an address of HTTPS")
                : Optional.empty();
    }

    @Override
    protected boolean fits(StandardCredentials credential) {
        return credential instanceof StandardUsernamePasswordCredentials
                || credential instanceof StringCredentials
                || credential instanceof SSHUserPrivateKey;
    }

    @Override
    protected Fetched fetch(PolicyRepository repository, Path mirror, Optional<Commit> inForce) throws SourceFault {
        if (isSsh(repository)) {
            try (SshKey key = SshKey.open(repository, mirror)) {
                return source(repository, key.access(), mirror).fetch(inForce);
            }
        }
        return source(repository, token(repository), mirror).fetch(inForce);
    }

    private static GitSource source(PolicyRepository repository, GitAccess access, Path mirror) throws SourceFault {
        try {
            return new GitSource(
                    branch(repository),
                    transport -> {
                        if (transport instanceof TransportHttp http) {
                            http.setHttpConnectionFactory(new JDKHttpConnectionFactory());
                        }
                        access.configure(transport);
                    },
                    mirror,
                    Optional.of(repository.getRewritten()).filter(commit -> !commit.isEmpty()));
        } catch (IllegalArgumentException e) {
            throw new SourceFault(Reason.CONFIGURATION, e.getMessage(), e);
        }
    }

    private static RemoteBranch branch(PolicyRepository repository) {
        return new RemoteBranch(repository.getUrl(), repository.getBranch(), repository.getFolder());
    }

    private static boolean isSsh(PolicyRepository repository) {
        return repository.getUrl().startsWith("ssh:");
    }

    private static GitAccess token(PolicyRepository repository) throws SourceFault {
        if (repository.getCredentialsId().isEmpty()) {
            return GitAccess.anonymous();
        }
        StandardCredentials found = credential(repository);
        if (found instanceof StandardUsernamePasswordCredentials user) {
            return new TokenAccess(
                    user.getUsername(), user.getPassword().getPlainText().toCharArray());
        }
        if (found instanceof StringCredentials token) {
            return new TokenAccess(TOKEN_USER, token.getSecret().getPlainText().toCharArray());
        }
        throw unfit(repository, "a user name with password, or a secret text with a token");
    }

    static StandardCredentials credential(PolicyRepository repository) throws SourceFault {
        return SystemCredentials.find(repository.getCredentialsId())
                .orElseThrow(() -> new SourceFault(
                        Reason.CONFIGURATION,
                        SystemCredentials.words(repository.getCredentialsId())
                                + ", with which policies are fetched, is not there: add it, or choose another"));
    }

    static SourceFault unfit(PolicyRepository repository, String expected) {
        return new SourceFault(
                Reason.CONFIGURATION,
                SystemCredentials.words(repository.getCredentialsId())
                        + ", with which policies are fetched, is of another kind: choose " + expected);
    }

    static Path home() {
        return Jenkins.get().getRootDir().toPath();
    }
}
