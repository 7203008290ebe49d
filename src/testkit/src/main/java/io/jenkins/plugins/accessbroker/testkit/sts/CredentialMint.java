package io.jenkins.plugins.accessbroker.testkit.sts;

import java.time.Instant;
import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * Makes temporary credentials in the shapes that STS gives them: a key id of {@code ASIA} and 16 capitals and digits, a
 * secret of 40 characters of base64, and a session token of some hundred, whose size AWS does not fix (STS API
 * reference, {@code Credentials}).
 */
final class CredentialMint {
    private static final String KEY_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int KEY_LENGTH = 16;
    private static final int SECRET_BYTES = 30;
    private static final int TOKEN_BYTES = 300;
    private static final String TOKEN_PREFIX = "IQoJb3JpZ2luX2Vj";

    private final RandomGenerator random;

    CredentialMint(RandomGenerator random) {
        this.random = random;
    }

    synchronized Credential until(Instant expiration) {
        StringBuilder key = new StringBuilder("ASIA");
        for (int i = 0; i < KEY_LENGTH; i++) {
            key.append(KEY_ALPHABET.charAt(random.nextInt(KEY_ALPHABET.length())));
        }
        return new Credential(key.toString(), base64(SECRET_BYTES), TOKEN_PREFIX + base64(TOKEN_BYTES), expiration);
    }

    private String base64(int bytes) {
        byte[] content = new byte[bytes];
        random.nextBytes(content);
        return Base64.getEncoder().encodeToString(content);
    }
}
