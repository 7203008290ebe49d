package io.jenkins.plugins.accessbroker.approval.ssh;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** A public key of OpenSSH that can verify signatures. Keys are equal if their bytes are. */
final class SshKey {
    private final String type;
    private final byte[] blob;
    private final KeyKind kind;

    private SshKey(String type, byte[] blob, KeyKind kind) {
        this.type = type;
        this.blob = blob;
        this.kind = kind;
    }

    /** Reads the bytes that stand in base64 in a {@code .pub} file. */
    static SshKey read(byte[] blob) throws SshFault {
        Wire wire = new Wire("the key", blob);
        String type = wire.name();
        KeyKind kind = KeyKind.read(type, wire);
        wire.done();
        return new SshKey(type, blob, kind);
    }

    String type() {
        return type;
    }

    /**
     * Checks a signature.
     *
     * @param signature its algorithm and bytes, as RFC 4253, section 6.6, and PROTOCOL.u2f have them
     * @param text what was signed
     * @throws SshFault if it is not this key's signature of the text
     */
    void verify(byte[] signature, byte[] text) throws SshFault {
        Wire wire = new Wire("the signature", signature);
        kind.verify(wire, text);
    }

    boolean hasBlob(byte[] other) {
        return Arrays.equals(blob, other);
    }

    /** The name of a key as {@code ssh-keygen -l} prints it. */
    static String fingerprint(byte[] blob) {
        return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash("SHA-256", blob));
    }

    static byte[] hash(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no " + algorithm + ", which every Java must have", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SshKey key && Arrays.equals(blob, key.blob);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(blob);
    }

    @Override
    public String toString() {
        return type + " " + fingerprint(blob);
    }
}
