package io.jenkins.plugins.accessbroker.approval.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.approval.Vote;
import io.jenkins.plugins.accessbroker.policy.document.Problems;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With the real {@code ssh-keygen}, both ways: what it signs counts here, and what is signed here counts there. */
class OpenSshTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final byte[] TEXT = "0123  payments.yaml\n".getBytes(StandardCharsets.UTF_8);
    private static final String NAMESPACE = AllowedSigners.NAMESPACE;

    @TempDir
    Path folder;

    private Keygen keygen;

    @BeforeEach
    void find() {
        keygen = new Keygen(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "ed25519, 256, sha512",
        "ed25519, 256, sha256",
        "ecdsa, 256, sha512",
        "ecdsa, 384, sha512",
        "ecdsa, 521, sha512",
        "rsa, 2048, sha512",
        "rsa, 3072, sha256"
    })
    void what_ssh_keygen_signs_counts(String type, String bits, String hash) throws Exception {
        String key = keygen.key("ana", "-t", type, "-b", bits);
        byte[] signature = keygen.sign("ana", NAMESPACE, TEXT, "-O", "hashalg=" + hash);

        assertThat(vote("ana@example.com " + key, signature, TEXT)).isInstanceOf(Vote.Valid.class);
        assertThat(vote("ana@example.com " + key, signature, "other\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Vote.Invalid("a.sig", "it is not a signature of this version"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssh-ed25519",
                "ecdsa-sha2-nistp256",
                "ecdsa-sha2-nistp384",
                "ecdsa-sha2-nistp521",
                "ssh-rsa",
                "sk-ssh-ed25519@openssh.com",
                "sk-ecdsa-sha2-nistp256@openssh.com"
            })
    void what_is_signed_here_counts_there_and_here(String type) throws Exception {
        Signing key = Signing.of(type);
        String line = key.line("ana@example.com");

        for (String hash : List.of("sha256", "sha512")) {
            byte[] signature = key.file(NAMESPACE, hash, TEXT, "rsa-sha2-512");
            assertThat(keygen.verifies(line, "ana@example.com", NAMESPACE, signature, TEXT))
                    .isTrue();
            assertThat(vote(line, signature, TEXT)).isInstanceOf(Vote.Valid.class);
        }
    }

    /** The options of the list mean the same to both. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "namespaces=\"access-broker-policy@jenkins.io\"; true",
                "namespaces=\"git,access-*\"; true",
                "namespaces=\"git\"; false",
                "namespaces=\"!access-broker-policy@jenkins.io,*\"; false",
                "valid-after=\"20200101Z\",valid-before=\"99990101Z\"; true",
                "valid-before=\"202001010000Z\"; false",
                "valid-after=\"99990101000000Z\"; false"
            })
    void an_option_of_the_list_decides_here_as_there(String options, boolean counts) throws Exception {
        String key = keygen.key("ana", "-t", "ed25519");
        byte[] signature = keygen.sign("ana", NAMESPACE, TEXT);
        String line = "ana@example.com " + options + " " + key;

        assertThat(keygen.verifies(line + "\n", "ana@example.com", NAMESPACE, signature, TEXT))
                .isEqualTo(counts);
        assertThat(vote(line, signature, TEXT) instanceof Vote.Valid).isEqualTo(counts);
    }

    @Test
    void a_signature_for_another_purpose_does_not_count() throws Exception {
        String key = keygen.key("ana", "-t", "ed25519");

        assertThat(vote("ana@example.com " + key, keygen.sign("ana", "git", TEXT), TEXT))
                .isEqualTo(new Vote.Invalid(
                        "a.sig",
                        "it was made for the namespace `git`: sign with `-n access-broker-policy@jenkins.io`"));
    }

    private static Vote vote(String signers, byte[] signature, byte[] text) {
        Problems problems = new Problems();
        return AllowedSigners.read("signers", signers.getBytes(StandardCharsets.UTF_8), problems)
                .orElseThrow(() -> new AssertionError(problems.sorted()))
                .vote("a.sig", signature, text, NOW);
    }
}
