package io.jenkins.plugins.accessbroker.approval.ssh;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * A key of a test that signs as {@code ssh-keygen} does, and where a test wants it otherwise.
 *
 * @param type the key's type
 * @param pair the key pair
 * @param touched whether a security key says that it was touched
 */
public record Signing(String type, KeyPair pair, boolean touched) {
    private static final String APPLICATION = "ssh:";

    public static Signing of(String type) throws GeneralSecurityException {
        return new Signing(type, pair(type), true);
    }

    Signing untouched() {
        return new Signing(type, pair, false);
    }

    private static KeyPair pair(String type) throws GeneralSecurityException {
        if (type.contains("ed25519")) {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance(type.equals("ssh-rsa") ? "RSA" : "EC");
        if (type.equals("ssh-rsa")) {
            generator.initialize(2048);
        } else {
            generator.initialize(new ECGenParameterSpec("secp" + bits(type) + "r1"));
        }
        return generator.generateKeyPair();
    }

    private static int bits(String type) {
        return type.contains("521") ? 521 : type.contains("384") ? 384 : 256;
    }

    /** The line of a list of allowed signers. */
    public String line(String name) {
        return name + " " + type + " " + Base64.getEncoder().encodeToString(blob()) + "\n";
    }

    byte[] blob() {
        byte[] head = text(type);
        byte[] tail = type.startsWith("sk-") ? text(APPLICATION) : new byte[0];
        if (type.contains("ed25519")) {
            byte[] encoded = pair.getPublic().getEncoded();
            return Wire.concat(
                    head, Wire.string(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)), tail);
        }
        if (pair.getPublic() instanceof RSAPublicKey rsa) {
            return Wire.concat(
                    head,
                    Wire.string(rsa.getPublicExponent().toByteArray()),
                    Wire.string(rsa.getModulus().toByteArray()));
        }
        ECPublicKey key = (ECPublicKey) pair.getPublic();
        int size = (bits(type) + 7) / 8;
        byte[] point = Wire.concat(
                new byte[] {4},
                padded(key.getW().getAffineX(), size),
                padded(key.getW().getAffineY(), size));
        return Wire.concat(head, text("nistp" + bits(type)), Wire.string(point), tail);
    }

    /** A signature file over a text, by an algorithm of RSA where the key is one. */
    byte[] file(String namespace, String hash, byte[] message, String rsaAlgorithm) throws GeneralSecurityException {
        byte[] hashed = SshKey.hash(hash.equals("sha256") ? "SHA-256" : "SHA-512", message);
        byte[] signed = Wire.concat(
                "SSHSIG".getBytes(StandardCharsets.US_ASCII),
                text(namespace),
                text(""),
                text(hash),
                Wire.string(hashed));
        return armored(Wire.concat(
                "SSHSIG".getBytes(StandardCharsets.US_ASCII),
                new byte[] {0, 0, 0, 1},
                Wire.string(blob()),
                text(namespace),
                text(""),
                text(hash),
                Wire.string(value(signed, rsaAlgorithm))));
    }

    public byte[] file(byte[] message) throws GeneralSecurityException {
        return file(AllowedSigners.NAMESPACE, "sha512", message, "rsa-sha2-512");
    }

    static byte[] armored(byte[] blob) {
        return ("-----BEGIN SSH SIGNATURE-----\n"
                        + Base64.getMimeEncoder(70, new byte[] {'\n'}).encodeToString(blob)
                        + "\n-----END SSH SIGNATURE-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] value(byte[] signed, String rsaAlgorithm) throws GeneralSecurityException {
        if (type.startsWith("sk-")) {
            byte[] rest = ByteBuffer.allocate(5)
                    .put((byte) (touched ? 1 : 0))
                    .putInt(7)
                    .array();
            byte[] message = Wire.concat(
                    SshKey.hash("SHA-256", APPLICATION.getBytes(StandardCharsets.US_ASCII)),
                    rest,
                    SshKey.hash("SHA-256", signed));
            byte[] inner = type.contains("ed25519") ? raw("Ed25519", message) : mpints(raw("SHA256withECDSA", message));
            return Wire.concat(text(type), Wire.string(inner), rest);
        }
        if (type.equals("ssh-rsa")) {
            String name = rsaAlgorithm.endsWith("512")
                    ? "SHA512withRSA"
                    : rsaAlgorithm.endsWith("256") ? "SHA256withRSA" : "SHA1withRSA";
            return Wire.concat(text(rsaAlgorithm), Wire.string(raw(name, signed)));
        }
        if (type.contains("ed25519")) {
            return Wire.concat(text(type), Wire.string(raw("Ed25519", signed)));
        }
        int hash = bits(type) == 521 ? 512 : bits(type);
        return Wire.concat(text(type), Wire.string(mpints(raw("SHA" + hash + "withECDSA", signed))));
    }

    private byte[] raw(String algorithm, byte[] message) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(pair.getPrivate());
        signature.update(message);
        return signature.sign();
    }

    /** The two numbers of a DER sequence, as OpenSSH writes them. */
    private static byte[] mpints(byte[] der) {
        int at = (der[1] & 0x80) == 0 ? 2 : 3;
        byte[] r = Arrays.copyOfRange(der, at + 2, at + 2 + der[at + 1]);
        at += 2 + r.length;
        byte[] s = Arrays.copyOfRange(der, at + 2, at + 2 + der[at + 1]);
        return Wire.concat(Wire.string(r), Wire.string(s));
    }

    private static byte[] padded(BigInteger number, int size) {
        byte[] bytes = number.toByteArray();
        byte[] padded = new byte[size];
        int from = Math.max(0, bytes.length - size);
        System.arraycopy(bytes, from, padded, size - (bytes.length - from), bytes.length - from);
        return padded;
    }

    private static byte[] text(String text) {
        return Wire.string(text.getBytes(StandardCharsets.US_ASCII));
    }
}
