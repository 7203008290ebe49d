package io.jenkins.plugins.accessbroker.audit.log;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;

/**
 * Signs with Ed25519 (RFC 8032), by Bouncy Castle where that is a registered provider and knows the algorithm, and
 * by the platform's own provider where not. The signatures are the same.
 */
final class Ed25519 {
    private static final String NAME = "Ed25519";
    private static final String BOUNCY_CASTLE = "BC";

    private final Provider provider;
    private final PrivateKey key;

    private Ed25519(Provider provider, PrivateKey key) {
        this.provider = provider;
        this.key = key;
    }

    /** Signs with this key of the platform's own provider. */
    static Ed25519 with(PrivateKey key) {
        Provider fast = Security.getProvider(BOUNCY_CASTLE);
        try {
            if (fast == null || fast.getService("Signature", NAME) == null) {
                return new Ed25519(Signature.getInstance(NAME).getProvider(), key);
            }
            KeyFactory keys = KeyFactory.getInstance(NAME, fast);
            return new Ed25519(fast, keys.generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every java 17 platform has ed25519", e);
        }
    }

    Provider provider() {
        return provider;
    }

    byte[] sign(byte[] text) {
        try {
            Signature signature = Signature.getInstance(NAME, provider);
            signature.initSign(key);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key was made for this provider", e);
        }
    }
}
