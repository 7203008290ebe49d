package io.jenkins.plugins.accessbroker.testkit.sts;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;

/** The JWS algorithms of RFC 7518, section 3.1, that the emulator verifies. */
enum JwsAlgorithm {
    RS256("SHA256withRSA", RSAPublicKey.class),
    ES256("SHA256withECDSAinP1363Format", ECPublicKey.class);

    private final String javaName;
    private final Class<? extends PublicKey> keyType;

    JwsAlgorithm(String javaName, Class<? extends PublicKey> keyType) {
        this.javaName = javaName;
        this.keyType = keyType;
    }

    String javaName() {
        return javaName;
    }

    /** Whether the key is of the kind that this algorithm signs with. */
    boolean fits(PublicKey key) {
        return keyType.isInstance(key);
    }
}
