package io.jenkins.plugins.accessbroker.audit.anchor.witness;

import io.jenkins.plugins.accessbroker.audit.log.Base64Text;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.log.NoteSignature;
import io.jenkins.plugins.accessbroker.audit.log.VerifierKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The Ed25519 key of a witness: {@code name+id+base64(0x04 || key)}, where the id is the first four bytes of SHA-256(name || 0x0A
 * || 0x04 || key), in lower-case hexadecimal (C2SP tlog-cosignature, "Format").
 */
public final class WitnessKey {
    private static final byte ED25519 = 1;
    private static final byte COSIGNATURE = 4;
    private static final int BYTES = 32;
    private static final int ID_BYTES = 4;

    private final String text;
    private final int id;
    private final VerifierKey key;

    private WitnessKey(String text, int id, VerifierKey key) {
        this.text = text;
        this.id = id;
        this.key = key;
    }

    /**
     * The key of a text, which is one line without its end.
     *
     * @throws IllegalArgumentException if the text is not such a key; the message is fit for whoever gave it
     */
    public static WitnessKey parse(String vkey) {
        String[] parts = vkey.split("\\+", 3);
        Optional<byte[]> typed = parts.length == 3 ? Base64Text.decode(parts[2]) : Optional.empty();
        if (typed.isEmpty() || typed.get().length != BYTES + 1 || typed.get()[0] != COSIGNATURE) {
            throw new IllegalArgumentException("this is not the ed25519 key of a witness, `name+id+base64` of type"
                    + " `0x04`: give the line that the witness's operator publishes");
        }
        int id = id(parts[0], typed.get());
        if (!parts[1].equals(HexFormat.of().toHexDigits(id))) {
            throw new IllegalArgumentException("the id of this key should be `"
                    + HexFormat.of().toHexDigits(id) + "`: give the line that the witness's operator publishes");
        }
        return new WitnessKey(vkey, id, plain(parts[0], typed.get()));
    }

    /** The same key, as one that signs notes. */
    private static VerifierKey plain(String name, byte[] typed) {
        byte[] plain = typed.clone();
        plain[0] = ED25519;
        try {
            return VerifierKey.parse(
                    name + "+" + HexFormat.of().toHexDigits(id(name, plain)) + "+" + Base64Text.encode(plain));
        } catch (LogFault e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static int id(String name, byte[] typed) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest.digest(typed)).getInt();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every java platform has sha-256", e);
        }
    }

    /** The witness's name. */
    public String name() {
        return key.name();
    }

    /** What a signature line has after the key's id, if the line says that it is this key's. */
    Optional<byte[]> signature(NoteSignature line) {
        byte[] bytes = Base64Text.decode(line.encoded()).orElseThrow();
        boolean ours = line.name().equals(name()) && ByteBuffer.wrap(bytes).getInt() == id;
        return ours ? Optional.of(Arrays.copyOfRange(bytes, ID_BYTES, bytes.length)) : Optional.empty();
    }

    boolean verifies(byte[] message, byte[] signature) {
        return key.verifies(message, signature);
    }

    /** The key's text. */
    @Override
    public String toString() {
        return text;
    }
}
