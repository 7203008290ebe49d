package io.jenkins.plugins.accessbroker.testkit.sts;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** SHA-256 and HMAC-SHA-256, which every Java platform has. */
public final class Digests {
    private static final String HMAC = "HmacSHA256";

    private Digests() {}

    /** SHA-256. */
    public static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no sha-256: " + e.getMessage(), e);
        }
    }

    /** HMAC-SHA-256 of a text in UTF-8. */
    public static byte[] hmac(byte[] key, String content) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no hmac-sha-256: " + e.getMessage(), e);
        }
    }

    /** Lower-case hexadecimal. */
    public static String hex(byte[] content) {
        return HexFormat.of().formatHex(content);
    }
}
