package io.jenkins.plugins.accessbroker.audit.log;

import io.jenkins.plugins.accessbroker.audit.log.LogFault.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An Ed25519 private key, with its public key. In a file it is the {@code skey} text of Go's
 * {@code golang.org/x/mod/sumdb/note}: {@code PRIVATE+KEY+name+id+base64(0x01 || seed)}, where the seed is the 32
 * bytes of RFC 8032, section 5.1.5, and the id is the public key's.
 */
final class SigningKey {
    private static final String PREFIX = "PRIVATE+KEY+";
    private static final byte[] PROBE =
            "does this private key belong to that public key?".getBytes(StandardCharsets.UTF_8);

    private final VerifierKey verifier;
    private final PrivateKey key;
    private final Ed25519 signer;

    private SigningKey(VerifierKey verifier, PrivateKey key) {
        this.verifier = verifier;
        this.key = key;
        this.signer = Ed25519.with(key);
    }

    /** A new key with a valid name. */
    static SigningKey generate(String name, SecureRandom random) throws LogFault {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, random);
            KeyPair pair = generator.generateKeyPair();
            byte[] x509 = pair.getPublic().getEncoded();
            byte[] raw = Arrays.copyOfRange(x509, x509.length - VerifierKey.BYTES, x509.length);
            return new SigningKey(VerifierKey.of(name, raw), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every java 17 platform has ed25519", e);
        }
    }

    /** A new key of another's name, whose signatures are not taken for the other's. */
    static SigningKey following(VerifierKey other, SecureRandom random) throws LogFault {
        SigningKey key = generate(other.name(), random);
        while (key.verifier.id() == other.id()) {
            key = generate(other.name(), random);
        }
        return key;
    }

    /** The key of a {@code skey} text that belongs to this public key; no message has any of the text. */
    static SigningKey parse(String skey, VerifierKey verifier) throws LogFault {
        String named = PREFIX + verifier.name() + "+" + verifier.idText() + "+";
        if (!skey.startsWith(named)) {
            throw fault("it is not a private key named as the public key `" + verifier + "` is");
        }
        Optional<byte[]> typed = Base64Text.decode(skey.substring(named.length()));
        if (typed.isEmpty() || typed.get().length != VerifierKey.BYTES + 1 || typed.get()[0] != VerifierKey.ED25519) {
            throw fault("its last part is not base64 of an ed25519 seed");
        }
        byte[] seed = Arrays.copyOfRange(typed.get(), 1, typed.get().length);
        SigningKey key = new SigningKey(verifier, privateKey(seed));
        if (!verifier.verifies(PROBE, key.signer.sign(PROBE))) {
            throw fault("it does not belong to the public key `" + verifier + "`");
        }
        return key;
    }

    private static PrivateKey privateKey(byte[] seed) {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every java 17 platform has ed25519", e);
        }
    }

    private static LogFault fault(String cause) {
        return new LogFault(Reason.KEY, cause);
    }

    VerifierKey verifier() {
        return verifier;
    }

    /** The secret text. */
    String skey() {
        byte[] seed = ((EdECPrivateKey) key).getBytes().orElseThrow();
        byte[] typed = ByteBuffer.allocate(1 + seed.length)
                .put(VerifierKey.ED25519)
                .put(seed)
                .array();
        return PREFIX + verifier.name() + "+" + verifier.idText() + "+" + Base64Text.encode(typed);
    }

    SignedNote sign(String text) {
        byte[] signature = signer.sign(text.getBytes(StandardCharsets.UTF_8));
        return new SignedNote(text, List.of(NoteSignature.of(verifier, signature)));
    }

    SignedCheckpoint sign(Checkpoint checkpoint) {
        return new SignedCheckpoint(checkpoint, sign(checkpoint.text()));
    }

    /** Names the public key only. */
    @Override
    public String toString() {
        return "signing key of " + verifier;
    }
}
