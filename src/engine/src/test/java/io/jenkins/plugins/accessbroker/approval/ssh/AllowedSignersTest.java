package io.jenkins.plugins.accessbroker.approval.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.Golden;
import io.jenkins.plugins.accessbroker.approval.Approver;
import io.jenkins.plugins.accessbroker.approval.Vote;
import io.jenkins.plugins.accessbroker.policy.document.Problems;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AllowedSignersTest {
    private static final byte[] TEXT = {'x', '\n'};
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBKG6u4V7li6eFL+s2gpYcTWK/mjTt2MkjmmEPZqIWua";

    @Test
    void names_and_keys_that_are_shared_are_one_persons() throws Exception {
        Signing one = Signing.of("ssh-ed25519");
        Signing two = Signing.of("ssh-ed25519");
        Signing three = Signing.of("ecdsa-sha2-nistp256");
        Signing other = Signing.of("ssh-ed25519");
        AllowedSigners signers = read(one.line("ana@example.com")
                + other.line("bob@example.com")
                + two.line("ana.silva@example.com,ANA@example.com")
                + three.line("asilva")
                + three.line("ana.silva@example.com"));

        assertThat(signers.persons()).isEqualTo(2);
        assertThat(approver(signers, one))
                .isEqualTo(approver(signers, two))
                .isEqualTo(approver(signers, three))
                .satisfies(ana -> assertThat(ana.name()).isEqualTo("ana@example.com"))
                .satisfies(ana ->
                        assertThat(ana.names()).containsExactly("ana.silva@example.com", "ana@example.com", "asilva"));
        assertThat(approver(signers, other).name()).isEqualTo("bob@example.com");
    }

    @Test
    void a_key_counts_by_any_of_its_lines_that_is_in_force() throws Exception {
        Signing key = Signing.of("ssh-ed25519");
        String line = key.line("ana@example.com");
        AllowedSigners signers = read(line.replaceFirst(" ", " valid-before=\"20260101Z\" ")
                + line.replaceFirst(" ", " valid-after=\"20260601Z\" "));

        assertThat(approver(signers, key).name()).isEqualTo("ana@example.com");
    }

    @Test
    void comments_and_empty_lines_and_text_after_the_key_are_left_out() throws Exception {
        Signing key = Signing.of("ssh-ed25519");

        assertThat(read("# approvers\n\n  \n" + key.line("ana@example.com").strip() + " on \"her laptop\n")
                        .persons())
                .isEqualTo(1);
    }

    @Test
    void every_line_that_cannot_count_is_told() throws Exception {
        String[] lines = {
            "ana@example.com",
            "ana@example.com ssh-ed25519",
            "ana@example.com ssh-ed25519 AAAA*",
            "ana@example.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJWf",
            "ana@example.com ssh-rsa " + KEY.split(" ")[1],
            "ana@example.com ssh-dss AAAAB3NzaC1kc3MAAAAA",
            "ana@example.com " + rsa(1024),
            "ana@example.com ecdsa-sha2-nistp256 " + offCurve(),
            "*@example.com " + KEY,
            "!ana@example.com,* " + KEY,
            "\"ana@example.com\" " + KEY,
            "ana@example.com, " + KEY,
            "\u00e4na@example.com " + KEY,
            "ana@example.com cert-authority " + KEY,
            "ana@example.com namespaces=\"git\",cert-authority " + KEY,
            "ana@example.com no-touch-required " + KEY,
            "ana@example.com namespaces=git " + KEY,
            "ana@example.com namespaces=\"git\",namespaces=\"*\" " + KEY,
            "ana@example.com namespaces=\"git " + KEY,
            "ana@example.com valid-before=\"20271231\" " + KEY,
            "ana@example.com valid-before=\"20271331Z\" " + KEY,
            "ana@example.com valid-before=\"20270230120000Z\" " + KEY,
            "ana@example.com valid-after=\"tomorrow\" " + KEY,
            "ana@example.com " + KEY + "\r",
        };
        StringBuilder told = new StringBuilder();
        for (String line : lines) {
            Problems problems = new Problems();
            Optional<AllowedSigners> read =
                    AllowedSigners.read("signers", line.getBytes(StandardCharsets.UTF_8), problems);
            assertThat(read).as(line).isEmpty();
            problems.sorted().forEach(problem -> told.append(problem).append('\n'));
        }
        Golden.check("approval/allowed-signers.txt", told.toString());
    }

    @Test
    void a_file_as_a_whole_has_bounds() throws Exception {
        Problems problems = new Problems();
        StringBuilder many = new StringBuilder();
        Signing key = Signing.of("ssh-ed25519");
        for (int i = 0; i < 257; i++) {
            many.append(key.line("ana@example.com"));
        }
        StringBuilder persons = new StringBuilder();
        for (int i = 0; i < 65; i++) {
            persons.append(Signing.of("ssh-ed25519").line("p" + i));
        }

        AllowedSigners.read("nobody", "# nobody\n".getBytes(StandardCharsets.UTF_8), problems);
        AllowedSigners.read("latin", new byte[] {(byte) 0xe4}, problems);
        AllowedSigners.read("large", new byte[AllowedSigners.MAX_BYTES + 1], problems);
        AllowedSigners.read("many", many.toString().getBytes(StandardCharsets.UTF_8), problems);
        AllowedSigners.read("persons", persons.toString().getBytes(StandardCharsets.UTF_8), problems);

        StringBuilder told = new StringBuilder();
        problems.sorted().forEach(problem -> told.append(problem).append('\n'));
        Golden.check("approval/allowed-signers-bounds.txt", told.toString());
    }

    private static AllowedSigners read(String text) {
        Problems problems = new Problems();
        return AllowedSigners.read("signers", text.getBytes(StandardCharsets.UTF_8), problems)
                .orElseThrow(() -> new AssertionError(problems.sorted()));
    }

    private static Approver approver(AllowedSigners signers, Signing key) throws Exception {
        Vote vote = signers.vote("a.sig", key.file(TEXT), TEXT, NOW);
        assertThat(vote).isInstanceOf(Vote.Valid.class);
        return ((Vote.Valid) vote).approver();
    }

    private static String rsa(int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        KeyPair pair = generator.generateKeyPair();
        return new Signing("ssh-rsa", pair, true).line("x").strip().substring(2);
    }

    private static String offCurve() throws Exception {
        byte[] blob = Signing.of("ecdsa-sha2-nistp256").blob();
        blob[blob.length - 1] ^= 1;
        return Base64.getEncoder().encodeToString(blob);
    }
}
