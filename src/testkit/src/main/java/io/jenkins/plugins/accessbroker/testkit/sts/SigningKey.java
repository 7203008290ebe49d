package io.jenkins.plugins.accessbroker.testkit.sts;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;

/** A key pair that signs web identity tokens. The private half never leaves it. */
public final class SigningKey {
    private static final int RSA_BITS = 2048;

    private final String id;
    private final JwsAlgorithm algorithm;
    private final KeyPair pair;

    private SigningKey(String id, JwsAlgorithm algorithm, KeyPair pair) {
        this.id = id;
        this.algorithm = algorithm;
        this.pair = pair;
    }

    /** A fresh 2048-bit RSA key that signs with RS256. */
    public static SigningKey rs256(String id) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RSA_BITS);
            return new SigningKey(id, JwsAlgorithm.RS256, generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot make an rsa key: " + e.getMessage(), e);
        }
    }

    /** A fresh P-256 key that signs with ES256. */
    public static SigningKey es256(String id) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return new SigningKey(id, JwsAlgorithm.ES256, generator.generateKeyPair());
        } catch (InvalidAlgorithmParameterException | java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("cannot make an ec key: " + e.getMessage(), e);
        }
    }

    /** The key's id, the {@code kid} of what it signs. */
    public String id() {
        return id;
    }

    /** The half that a provider publishes. */
    public PublicKey publicKey() {
        return pair.getPublic();
    }

    JwsAlgorithm algorithm() {
        return algorithm;
    }

    byte[] sign(byte[] content) {
        try {
            Signature signature = Signature.getInstance(algorithm.javaName());
            signature.initSign(pair.getPrivate());
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign: " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return "SigningKey[" + id + ", " + algorithm + "]";
    }
}
