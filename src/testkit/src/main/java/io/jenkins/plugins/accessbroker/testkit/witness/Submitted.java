package io.jenkins.plugins.accessbroker.testkit.witness;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A request of {@code add-checkpoint}: the old size, the proof, the checkpoint.
 *
 * @param old the old size
 * @param proof the hashes of the proof
 * @param text the text that is signed
 * @param signatures the signature lines
 */
record Submitted(long old, List<byte[]> proof, String text, List<String> signatures) {
    private static final int ID_BYTES = 4;

    /** Reads it; an {@link IllegalArgumentException} if it is not in the form. */
    static Submitted parse(byte[] body) {
        String all = new String(body, StandardCharsets.UTF_8);
        int empty = all.indexOf("\n\n");
        List<String> head = Arrays.asList(all.substring(0, Math.max(0, empty)).split("\n"));
        String note = all.substring(empty + 2);
        int end = note.indexOf("\n\n");
        if (empty < 0 || end < 0 || !head.get(0).matches("old (0|[1-9][0-9]*)") || head.size() > 64) {
            throw new IllegalArgumentException("no old size, proof and checkpoint");
        }
        List<byte[]> proof = new ArrayList<>();
        head.subList(1, head.size())
                .forEach(line -> proof.add(Base64.getDecoder().decode(line)));
        return new Submitted(
                Long.parseLong(head.get(0).substring("old ".length())),
                proof,
                note.substring(0, end + 1),
                note.substring(end + 2).lines().toList());
    }

    String origin() {
        return line(0);
    }

    long size() {
        return Long.parseLong(line(1));
    }

    byte[] root() {
        return Base64.getDecoder().decode(line(2));
    }

    private String line(int at) {
        return text.split("\n")[at];
    }

    /** Whether the note has a signature of the key, and no wrong one that says it is the key's. */
    boolean signedBy(byte[] raw) {
        int id = Ed25519Keys.id(origin(), Ed25519Keys.typed(1, raw));
        boolean signed = false;
        for (String line : signatures) {
            String[] parts = line.split(" ");
            byte[] bytes = Base64.getDecoder().decode(parts[2]);
            if (parts[1].equals(origin()) && ByteBuffer.wrap(bytes).getInt() == id) {
                byte[] signature = Arrays.copyOfRange(bytes, ID_BYTES, bytes.length);
                if (!Ed25519Keys.verifies(raw, text.getBytes(StandardCharsets.UTF_8), signature)) {
                    return false;
                }
                signed = true;
            }
        }
        return signed;
    }
}
