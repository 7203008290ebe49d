package io.jenkins.plugins.accessbroker.approval.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.Cases;
import io.jenkins.plugins.accessbroker.Golden;
import io.jenkins.plugins.accessbroker.approval.Vote;
import io.jenkins.plugins.accessbroker.policy.document.Problems;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Signatures that must not count, each with what is said of it; the file of expected texts has a line for each. */
class AttacksTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final byte[] TEXT = bytes("0123  payments.yaml\n");
    private static final String NAMESPACE = AllowedSigners.NAMESPACE;
    private static final int MUTATIONS = Cases.count(3_000);

    private final Signing ed = Signing.of("ssh-ed25519");
    private final Signing ec = Signing.of("ecdsa-sha2-nistp256");
    private final Signing rsa = Signing.of("ssh-rsa");
    private final Signing token = Signing.of("sk-ssh-ed25519@openssh.com");
    private final Signing stranger = Signing.of("ssh-ed25519");
    private final String list = ed.line("ana@example.com")
            + ec.line("bob@example.com")
            + rsa.line("cat@example.com")
            + token.line("dan@example.com");

    AttacksTest() throws GeneralSecurityException {}

    @Test
    void the_signatures_that_attacks_start_from_count() throws Exception {
        for (Signing key : new Signing[] {ed, ec, rsa, token}) {
            assertThat(vote(list, key.file(TEXT))).isInstanceOf(Vote.Valid.class);
        }
    }

    @Test
    void no_attack_counts_and_each_is_told_apart() throws Exception {
        Map<String, Vote> votes = new LinkedHashMap<>();
        byte[] good = ed.file(TEXT);
        String armored = new String(good, StandardCharsets.US_ASCII);
        byte[] blob = blob(good);

        votes.put("signature of another version", vote(list, ed.file(bytes("4567  payments.yaml\n"))));
        votes.put("key of nobody who is listed", vote(list, stranger.file(TEXT)));
        votes.put("namespace of Git", vote(list, ed.file("git", "sha512", TEXT, "")));
        votes.put(
                "namespace in other case", vote(list, ed.file("Access-Broker-Policy@jenkins.io", "sha512", TEXT, "")));
        votes.put("hash that is broken", vote(list, ed.file(NAMESPACE, "sha1", TEXT, "")));
        votes.put("RSA with SHA-1", vote(list, rsa.file(NAMESPACE, "sha512", TEXT, "ssh-rsa")));
        votes.put(
                "security key that nobody touched", vote(list, token.untouched().file(TEXT)));
        votes.put("key that has expired", vote(limited("valid-before=\"20261123Z\""), good));
        votes.put("key that is not valid yet", vote(limited("valid-after=\"20261124Z\""), good));
        votes.put("key for other namespaces", vote(limited("namespaces=\"git,file\""), good));
        votes.put("no bytes", vote(list, new byte[0]));
        votes.put("file that is cut", vote(list, Arrays.copyOf(good, good.length - 40)));
        votes.put("file without its last line feed", vote(list, Arrays.copyOf(good, good.length - 1)));
        votes.put("text before it", vote(list, bytes("x\n" + armored)));
        votes.put("text after it", vote(list, bytes(armored + "x\n")));
        votes.put("two in one file", vote(list, bytes(armored + armored)));
        votes.put("carriage returns", vote(list, bytes(armored.replace("\n", "\r\n"))));
        votes.put("base64 with a stray character", vote(list, bytes(armored.replaceFirst("\nU1N", "\nU*N"))));
        votes.put("base64 with unused bits", vote(list, bytes(unusedBits(armored))));
        votes.put("larger than any", vote(list, new byte[20_000]));
        votes.put("blob of another kind", vote(list, Signing.armored(bytes("PUTTY-User-Key-File"))));
        votes.put("blob that is cut", vote(list, Signing.armored(Arrays.copyOf(blob, blob.length - 5))));
        votes.put("blob with more after it", vote(list, Signing.armored(Arrays.copyOf(blob, blob.length + 1))));
        votes.put("later version of the format", vote(list, Signing.armored(changed(blob, 9, 2))));
        votes.put("length past the end", vote(list, Signing.armored(changed(blob, 10, 0x7f))));
        votes.put("signature of another key under a listed one", vote(list, swapped(ed, stranger)));
        votes.put("signature of another type under a listed key", vote(list, swapped(ed, ec)));
        votes.put(
                "last byte changed",
                vote(list, Signing.armored(changed(blob, blob.length - 1, blob[blob.length - 1] ^ 1))));

        StringBuilder told = new StringBuilder();
        votes.forEach((name, vote) -> {
            assertThat(vote).as(name).isInstanceOf(Vote.Invalid.class);
            told.append(name).append(": ").append(((Vote.Invalid) vote).why()).append('\n');
        });
        Golden.check("approval/attacks.txt", told.toString().replaceAll("SHA256:[A-Za-z0-9+/]+", "SHA256:..."));
    }

    /** Whatever is done to a file, there is an answer, and only the same signature counts. */
    @Test
    void mutations_do_not_count_and_do_not_break() throws Exception {
        Random random = new Random(6);
        for (Signing key : new Signing[] {ed, ec, rsa, token}) {
            byte[] blob = blob(key.file(TEXT));
            for (int i = 0; i < MUTATIONS / 4; i++) {
                byte[] mutant = blob.clone();
                for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                    mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
                }
                boolean same = Arrays.equals(mutant, blob);
                assertThat(vote(list, Signing.armored(mutant)) instanceof Vote.Valid)
                        .isEqualTo(same);
            }
        }
    }

    @Test
    void a_list_that_was_changed_in_any_way_is_read_or_refused() {
        Random random = new Random(7);
        byte[] lines = bytes("# approvers\n" + limited("valid-before=\"20271123Z\",namespaces=\"a,b\"") + list);
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] mutant = lines.clone();
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
            }
            Problems problems = new Problems();
            assertThat(AllowedSigners.read("signers", mutant, problems).isPresent())
                    .isEqualTo(problems.isEmpty());
        }
    }

    private String limited(String options) {
        return ed.line("ana@example.com").replaceFirst(" ", " " + options + " ");
    }

    /** A file that names one key and has the signature of another. */
    private static byte[] swapped(Signing named, Signing signed) throws Exception {
        SshSignature other = SshSignature.read(signed.file(TEXT));
        ByteArrayOutputStream blob = new ByteArrayOutputStream();
        blob.writeBytes(bytes("SSHSIG"));
        blob.writeBytes(new byte[] {0, 0, 0, 1});
        blob.writeBytes(Wire.string(named.blob()));
        blob.writeBytes(Wire.string(bytes(NAMESPACE)));
        blob.writeBytes(Wire.string(new byte[0]));
        blob.writeBytes(Wire.string(bytes("sha512")));
        blob.writeBytes(Wire.string(other.value()));
        return Signing.armored(blob.toByteArray());
    }

    private static byte[] blob(byte[] file) {
        String text = new String(file, StandardCharsets.US_ASCII);
        return Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
    }

    /** The same bytes in base64 whose last character has bits that decoders leave alone. */
    private static String unusedBits(String armored) {
        int equals = armored.indexOf("=\n");
        if (equals < 0) {
            return armored.replace("\n-----END", "=\n-----END");
        }
        int last = armored.indexOf('=') - 1;
        return armored.substring(0, last) + (char) (armored.charAt(last) + 1) + armored.substring(last + 1);
    }

    private static byte[] changed(byte[] blob, int at, int value) {
        byte[] changed = blob.clone();
        changed[at] = (byte) value;
        return changed;
    }

    private static Vote vote(String signers, byte[] file) {
        Problems problems = new Problems();
        return AllowedSigners.read("signers", bytes(signers), problems)
                .orElseThrow(() -> new AssertionError(problems.sorted()))
                .vote("a.sig", file, TEXT, NOW);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
