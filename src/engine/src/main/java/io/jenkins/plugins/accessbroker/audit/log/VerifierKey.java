package io.jenkins.plugins.accessbroker.audit.log;

import io.jenkins.plugins.accessbroker.audit.log.LogFault.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An Ed25519 public key with a name, in the {@code vkey} form of C2SP
 * <a href="https://c2sp.org/signed-note">signed-note</a>: {@code name+id+base64(0x01 || key)}, where the id is the
 * first four bytes of SHA-256(name || 0x0A || 0x01 || key), in lower-case hexadecimal.
 */
public final class VerifierKey {
    /** An Ed25519 public key (RFC 8032, section 5.1.5). */
    static final int BYTES = 32;

    /** The signature type of Ed25519 (C2SP signed-note, "Signature types"). */
    static final byte ED25519 = 1;

    /** What goes before the 32 bytes in an X.509 public key (RFC 8410, section 4). */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final String NEXT = "give the whole line of the log's public key file";

    private final String name;
    private final byte[] raw;
    private final PublicKey key;

    private VerifierKey(String name, byte[] raw, PublicKey key) {
        this.name = name;
        this.raw = raw;
        this.key = key;
    }

    /**
     * The key of a {@code vkey} text, which is one line without its end.
     *
     * @throws LogFault {@link LogFault.Reason#KEY} if the text is not such a key
     */
    public static VerifierKey parse(String vkey) throws LogFault {
        String[] parts = vkey.split("\\+", 3);
        if (parts.length != 3 || !KeyName.valid(parts[0])) {
            throw fault("a public key is a name, an id and a key with `+` between them");
        }
        Optional<byte[]> typed = Base64Text.decode(parts[2]);
        if (typed.isEmpty() || typed.get().length != BYTES + 1 || typed.get()[0] != ED25519) {
            throw fault("its third part is not base64 of an ed25519 key");
        }
        VerifierKey key = of(parts[0], Arrays.copyOfRange(typed.get(), 1, BYTES + 1));
        if (!parts[1].equals(key.idText())) {
            throw fault("its id should be `" + key.idText() + "`");
        }
        return key;
    }

    /**
     * The key in a file: one line, its {@code vkey} text.
     *
     * @throws LogFault if the file cannot be read, or {@link Reason#KEY} if it is not such a line
     */
    public static VerifierKey read(Path file) throws LogFault {
        return KeyFiles.publicKey(new LocalDisk(), file);
    }

    /** The text is not in the message: it might be a private key. */
    private static LogFault fault(String cause) {
        return new LogFault(Reason.KEY, "this is not a public key: " + cause + ": " + NEXT);
    }

    /** The key of 32 bytes that are a point of the curve, with a valid name. */
    static VerifierKey of(String name, byte[] raw) throws LogFault {
        try {
            byte[] x509 = ByteBuffer.allocate(X509_PREFIX.length + BYTES)
                    .put(X509_PREFIX)
                    .put(raw)
                    .array();
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509));
            Signature.getInstance("Ed25519").initVerify(key);
            return new VerifierKey(name, raw.clone(), key);
        } catch (GeneralSecurityException e) {
            throw new LogFault(
                    Reason.KEY,
                    "cannot use the public key of `" + name + "`: its bytes are not an ed25519 key: " + NEXT,
                    e);
        }
    }

    /** The name of the key. */
    public String name() {
        return name;
    }

    /** The id that signatures of the key carry. */
    int id() {
        byte[] typed = typed();
        Hash hash = Hash.sha256((name + "\n").getBytes(StandardCharsets.UTF_8), typed);
        return ByteBuffer.wrap(hash.bytes()).getInt();
    }

    String idText() {
        return HexFormat.of().toHexDigits(id());
    }

    private byte[] typed() {
        return ByteBuffer.allocate(BYTES + 1).put(ED25519).put(raw).array();
    }

    /** Whether the key made this signature over this text. */
    public boolean verifies(byte[] text, byte[] signature) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key);
            ed25519.update(text);
            return ed25519.verify(signature);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every java 17 platform has ed25519", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey key && name.equals(key.name) && Arrays.equals(raw, key.raw);
    }

    @Override
    public int hashCode() {
        return id();
    }

    /** The {@code vkey} text. */
    @Override
    public String toString() {
        return name + "+" + idText() + "+" + Base64Text.encode(typed());
    }
}
