package io.jenkins.plugins.accessbroker.policy.git;

import java.io.File;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;

/**
 * A private key, over SSH, and the hosts that are known. Nothing else is used: no other keys, no agent, no configuration of this
 * user. A host that is not known is not talked to.
 */
public final class SshAccess implements GitAccess, AutoCloseable {
    private final SshdSessionFactory sessions;

    /**
     * A key.
     *
     * @param key the file of the private key, without a passphrase
     * @param knownHosts the file of known hosts, in the form of OpenSSH
     * @param home an existing directory that nothing is read from
     */
    public SshAccess(Path key, Path knownHosts, Path home) {
        sessions = builder(knownHosts, home)
                .setDefaultIdentities(ssh -> List.of(key.toAbsolutePath()))
                .build(null);
    }

    /** Keys that are in memory. */
    public SshAccess(List<KeyPair> keys, Path knownHosts, Path home) {
        List<KeyPair> all = List.copyOf(keys);
        sessions = builder(knownHosts, home)
                .setDefaultIdentities(ssh -> List.of())
                .setDefaultKeysProvider(ssh -> all)
                .build(null);
    }

    private static SshdSessionFactoryBuilder builder(Path knownHosts, Path home) {
        File directory = home.toFile();
        return new SshdSessionFactoryBuilder()
                .setHomeDirectory(directory)
                .setSshDirectory(directory)
                .setConfigStoreFactory((a, b, c) -> null)
                .setPreferredAuthentications("publickey")
                .setDefaultKnownHostsFiles(ssh -> List.of(knownHosts.toAbsolutePath()))
                .setConnectorFactory(null);
    }

    @Override
    public void configure(Transport transport) {
        if (transport instanceof SshTransport ssh) {
            ssh.setSshSessionFactory(sessions);
        }
    }

    @Override
    public void close() {
        sessions.close();
    }
}
