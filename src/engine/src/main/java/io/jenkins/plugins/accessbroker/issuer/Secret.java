package io.jenkins.plugins.accessbroker.issuer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A secret value in memory. It cannot be printed, compared by value, or serialised; {@link #reveal} is the one way to
 * its text, and is called where the credential is handed to its build.
 */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** Wraps a value, which may not be empty nor hold a NUL, which no environment variable can. */
    public static Secret of(String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a secret is empty");
        }
        if (value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a secret holds a nul character");
        }
        return new Secret(value);
    }

    /** The secret text itself. */
    public String reveal() {
        return value;
    }

    /** SHA-256 of the UTF-8 text in lower-case hexadecimal, by which a value that was found can be recognised. */
    public String sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(value.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256, which every Java must have", e);
        }
    }

    /** Never the value. */
    @Override
    public String toString() {
        return "(secret)";
    }
}
