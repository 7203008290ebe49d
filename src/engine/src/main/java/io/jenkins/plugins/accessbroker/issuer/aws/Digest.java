package io.jenkins.plugins.accessbroker.issuer.aws;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** SHA-256 of texts, each text with bytes of its own: UTF-8, and a lone surrogate by the same scheme. */
final class Digest {
    private static final int SHORT_BYTES = 10;
    private static final int SHORT_CHARACTERS = 16;

    private Digest() {}

    /** The first 128 bits in lower-case hexadecimal: 32 characters. */
    static String hex128(String text) {
        return HexFormat.of().formatHex(sha256(text), 0, 16);
    }

    /** The first 80 bits in {@code base32hex} (RFC 4648) in lower case: 16 characters. */
    static String base32Of80(String text) {
        String digits = new BigInteger(1, Arrays.copyOf(sha256(text), SHORT_BYTES)).toString(32);
        return "0".repeat(SHORT_CHARACTERS - digits.length()) + digits;
    }

    /** The text's bytes in UTF-8. */
    static byte[] bytes(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
        text.codePoints().forEach(point -> append(out, point));
        return out.toByteArray();
    }

    private static void append(ByteArrayOutputStream out, int point) {
        if (point < 0x80) {
            out.write(point);
        } else if (point < 0x800) {
            out.write(0xC0 | point >> 6);
            out.write(0x80 | point & 0x3F);
        } else if (point < 0x10000) {
            out.write(0xE0 | point >> 12);
            out.write(0x80 | point >> 6 & 0x3F);
            out.write(0x80 | point & 0x3F);
        } else {
            out.write(0xF0 | point >> 18);
            out.write(0x80 | point >> 12 & 0x3F);
            out.write(0x80 | point >> 6 & 0x3F);
            out.write(0x80 | point & 0x3F);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256, which every Java must have", e);
        }
    }
}
