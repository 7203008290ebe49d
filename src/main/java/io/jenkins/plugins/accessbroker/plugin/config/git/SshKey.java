package io.jenkins.plugins.accessbroker.plugin.config.git;

import com.cloudbees.jenkins.plugins.sshcredentials.SSHUserPrivateKey;
import hudson.util.Secret;
import io.jenkins.plugins.accessbroker.plugin.config.PolicyRepository;
import io.jenkins.plugins.accessbroker.plugin.config.SystemCredentials;
import io.jenkins.plugins.accessbroker.policy.git.GitAccess;
import io.jenkins.plugins.accessbroker.policy.git.SshAccess;
import io.jenkins.plugins.accessbroker.policy.source.SourceFault;
import io.jenkins.plugins.accessbroker.policy.source.SourceFault.Reason;
import io.jenkins.plugins.accessbroker.text.IoCause;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.util.security.SecurityUtils;

/** Access over SSH with a private key that is a credential of Jenkins. The key is in memory only. */
final class SshKey implements AutoCloseable {
    private final SshAccess access;

    private SshKey(SshAccess access) {
        this.access = access;
    }

    /**
     * Opens it.
     *
     * @param mirror beside which there is a directory in which no configuration of SSH is found
     */
    static SshKey open(PolicyRepository repository, Path mirror) throws SourceFault {
        if (!(GitRepositoryReader.credential(repository) instanceof SSHUserPrivateKey credential)) {
            throw GitRepositoryReader.unfit(repository, "an SSH user name with private key");
        }
        Path known = GitRepositoryReader.home().resolve(repository.getKnownHostsFile());
        if (!Files.isReadable(known)) {
            throw new SourceFault(
                    Reason.CONFIGURATION,
                    "the file of known hosts, `knownHostsFile`, cannot be read: correct its path or its permissions");
        }
        try {
            Path empty = Files.createDirectories(mirror.resolveSibling("ssh"));
            return new SshKey(new SshAccess(keys(repository, credential), known, empty));
        } catch (IOException e) {
            throw new SourceFault(
                    Reason.UNWRITABLE, "cannot make the directory `ssh` beside the policies kept: " + IoCause.of(e), e);
        }
    }

    private static List<KeyPair> keys(PolicyRepository repository, SSHUserPrivateKey credential) throws SourceFault {
        List<KeyPair> keys = new ArrayList<>();
        String words = SystemCredentials.words(repository.getCredentialsId());
        Secret given = credential.getPassphrase();
        FilePasswordProvider passphrase =
                given == null ? FilePasswordProvider.EMPTY : FilePasswordProvider.of(given.getPlainText());
        try {
            for (String text : credential.getPrivateKeys()) {
                SecurityUtils.loadKeyPairIdentities(
                                null,
                                NamedResource.ofName(words),
                                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                                passphrase)
                        .forEach(keys::add);
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw unreadable(words);
        }
        if (keys.isEmpty()) {
            throw unreadable(words);
        }
        return keys;
    }

    /** Without its cause, which may quote the key. */
    private static SourceFault unreadable(String words) {
        return new SourceFault(
                Reason.CONFIGURATION, words + " has no private key that can be read: check the key and its passphrase");
    }

    GitAccess access() {
        return access;
    }

    @Override
    public void close() {
        access.close();
    }
}
