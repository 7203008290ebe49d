package io.jenkins.plugins.accessbroker.policy.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.accessbroker.approval.ssh.Keygen;
import io.jenkins.plugins.accessbroker.policy.source.SourceFault;
import io.jenkins.plugins.accessbroker.testkit.git.ServedRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.shell.ProcessShellCommandFactory;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over real SSH, from the {@code git upload-pack} of this machine. */
class SshAccessTest {
    private static final PersonIdent ANA = new PersonIdent("Ana", "ana@example.com");

    @TempDir
    Path folder;

    private ServedRepository repository;
    private SshServer server;
    private String hostKey;

    /** The library registers Bouncy Castle for the whole process; other tests count on it not being there. */
    @AfterAll
    static void unregister() {
        Security.removeProvider("BC");
    }

    @BeforeEach
    void serve() throws Exception {
        Keygen keygen = new Keygen(folder);
        hostKey = keygen.key("host", "-t", "ed25519");
        String user = keygen.key("user", "-t", "ed25519");
        keygen.key("stranger", "-t", "ed25519");
        repository = ServedRepository.start(folder);
        repository.commit("main", ANA, Map.of("a.yaml", "1"));
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(new FileKeyPairProvider(folder.resolve("host")));
        var known = AuthorizedKeyEntry.parseAuthorizedKeyEntry(user).resolvePublicKey(null, null);
        server.setPublickeyAuthenticator((name, key, session) -> KeyUtils.compareKeys(key, known));
        server.setCommandFactory(ProcessShellCommandFactory.INSTANCE);
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.stop(true);
        repository.close();
    }

    @Test
    void a_key_reads_from_a_host_that_is_known() throws Exception {
        known("[127.0.0.1]:" + server.getPort() + " " + hostKey);

        assertThat(fetch("user")).isEmpty();
    }

    @Test
    void a_key_in_memory_reads_too_and_no_key_of_a_file_does_in_its_place() throws Exception {
        known("[127.0.0.1]:" + server.getPort() + " " + hostKey);

        assertThat(fetchWith(keys("user"))).isEmpty();
        assertThat(fetchWith(keys("stranger"))).hasValueSatisfying(SshAccessTest::isTold);
        assertThat(fetchWith(List.of())).hasValueSatisfying(SshAccessTest::isTold);
    }

    private List<KeyPair> keys(String name) throws Exception {
        List<KeyPair> keys = new ArrayList<>();
        new FileKeyPairProvider(folder.resolve(name)).loadKeys(null).forEach(keys::add);
        return keys;
    }

    @Test
    void another_key_is_refused() throws Exception {
        known("[127.0.0.1]:" + server.getPort() + " " + hostKey);

        assertThat(fetch("stranger")).hasValueSatisfying(SshAccessTest::isTold);
    }

    @Test
    void a_host_that_is_not_known_or_has_another_key_is_not_talked_to() throws Exception {
        known("");
        assertThat(fetch("user")).hasValueSatisfying(SshAccessTest::isTold);
        known("[127.0.0.1]:" + server.getPort() + " " + Files.readString(folder.resolve("stranger.pub")));
        assertThat(fetch("user")).hasValueSatisfying(SshAccessTest::isTold);
        assertThat(folder.resolve("known-hosts"))
                .content()
                .isEqualTo("[127.0.0.1]:" + server.getPort() + " " + Files.readString(folder.resolve("stranger.pub"))
                        + "\n");
    }

    private static void isTold(SourceFault fault) {
        assertThat(fault.reason()).isEqualTo(SourceFault.Reason.UNREACHABLE);
        assertThat(fault.getMessage())
                .doesNotContain("Exception", "Future", "apache")
                .startsWith("cannot fetch from ssh://");
    }

    private void known(String line) throws IOException {
        Files.writeString(folder.resolve("known-hosts"), line + "\n");
    }

    private Optional<SourceFault> fetch(String key) throws IOException {
        Path home = Files.createDirectories(folder.resolve("home"));
        return fetch(new SshAccess(folder.resolve(key), folder.resolve("known-hosts"), home));
    }

    private Optional<SourceFault> fetchWith(List<KeyPair> keys) throws IOException {
        Path home = Files.createDirectories(folder.resolve("home"));
        return fetch(new SshAccess(keys, folder.resolve("known-hosts"), home));
    }

    private Optional<SourceFault> fetch(SshAccess open) {
        try (SshAccess access = open) {
            String url = "ssh://git@127.0.0.1:" + server.getPort() + repository.directory();
            GitSource source = new GitSource(
                    new RemoteBranch(url, "main", ""), access, folder.resolve("mirror"), Optional.empty());
            return Optional.ofNullable(catchThrowableOfType(
                    SourceFault.class,
                    () -> assertThat(source.fetch(Optional.empty()).files().content())
                            .containsOnlyKeys("a.yaml")));
        }
    }
}
