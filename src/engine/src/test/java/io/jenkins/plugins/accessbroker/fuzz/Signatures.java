package io.jenkins.plugins.accessbroker.fuzz;

import io.jenkins.plugins.accessbroker.Cases;
import io.jenkins.plugins.accessbroker.approval.Vote;
import io.jenkins.plugins.accessbroker.approval.ssh.AllowedSigners;
import io.jenkins.plugins.accessbroker.policy.document.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Optional;

/** Reads signatures and lists of signers of any bytes, and votes with them over a text of which real signatures are known. */
final class Signatures {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final byte[] TEXT = ("0".repeat(64) + "  payments.yaml\n").getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER = ("1".repeat(64) + "  payments.yaml\n").getBytes(StandardCharsets.UTF_8);
    private static final byte[] SIGNATURE = bytes("signature/right-ana.sig");
    private static final AllowedSigners SIGNERS = AllowedSigners.read(
                    "file.yaml", bytes("signers/right.txt"), new Problems())
            .orElseThrow();

    private Signatures() {}

    /** Whatever a signature file holds, it never approves a text that nobody signed. */
    static void signature(byte[] file) {
        if (SIGNERS.vote("a.sig", file, TEXT, NOW) instanceof Vote.Invalid invalid) {
            Readings.grammar(invalid.why());
        }
        if (SIGNERS.vote("a.sig", file, OTHER, NOW) instanceof Vote.Valid) {
            throw new AssertionError("a text is approved that nobody signed");
        }
    }

    /** Whether the file approves the text that real signatures are known of. */
    static boolean isApproval(byte[] file) {
        return SIGNERS.vote("a.sig", file, TEXT, NOW) instanceof Vote.Valid;
    }

    static void signers(byte[] file) {
        Problems problems = new Problems();
        Optional<AllowedSigners> signers = AllowedSigners.read("file.yaml", file, problems);
        Readings.check(signers, problems);
        signers.ifPresent(list -> list.vote("a.sig", SIGNATURE, TEXT, NOW));
    }

    private static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(Cases.testdata("fuzz").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
