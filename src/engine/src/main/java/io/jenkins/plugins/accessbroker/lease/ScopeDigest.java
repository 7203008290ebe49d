package io.jenkins.plugins.accessbroker.lease;

import io.jenkins.plugins.accessbroker.policy.Scope;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of all that a grant gives: its issuer, and everything that bounds the access. Nothing else has the same. */
final class ScopeDigest {
    private ScopeDigest() {}

    static String of(Scope scope) {
        MessageDigest digest = sha256();
        add(digest, scope.issuer());
        scope.details().forEach((name, value) -> {
            add(digest, name);
            add(digest, value);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Adds a text with its length before it, so that no two lists of texts are added alike. */
    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
