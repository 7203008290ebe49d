package io.jenkins.plugins.accessbroker.testkit.sts;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The unique ids of IAM entities: a four-letter prefix and 17 capitals and digits (IAM User Guide, "IAM identifiers",
 * "Unique identifiers").
 */
final class UniqueId {
    private static final int RADIX = 32;
    private static final int LENGTH = 17;

    private UniqueId() {}

    /** An id that is the same for the same prefix and seed. */
    static String of(String prefix, String seed) {
        byte[] digest = Digests.sha256(seed.getBytes(StandardCharsets.UTF_8));
        String text = new BigInteger(1, digest).toString(RADIX).toUpperCase(Locale.ROOT);
        return prefix
                + "0".repeat(Math.max(0, LENGTH - text.length()))
                + text.substring(0, Math.min(LENGTH, text.length()));
    }
}
