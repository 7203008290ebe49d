package io.jenkins.plugins.accessbroker.testkit.sts;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Percent-encoding of RFC 3986, in the one form that Signature Version 4 admits: capitals, unreserved bytes as they are. */
public final class UriEncoding {
    private static final String UNRESERVED = "-._~";

    private UriEncoding() {}

    /** Encodes every byte that is neither unreserved nor in {@code kept}. */
    public static String encode(byte[] content, String kept) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : content) {
            char c = (char) (b & 0xff);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
            if (plain || kept.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append(String.format("%%%02X", (int) c));
            }
        }
        return encoded.toString();
    }

    /** The bytes of a text in which each character stands for one byte; empty when a percent sign stands alone. */
    public static Optional<byte[]> decode(String text) {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream();
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '%') {
                decoded.write(bytes[i]);
            } else if (i + 2 < bytes.length && hex(bytes[i + 1]) >= 0 && hex(bytes[i + 2]) >= 0) {
                decoded.write(hex(bytes[i + 1]) * 16 + hex(bytes[i + 2]));
                i += 2;
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(decoded.toByteArray());
    }

    private static int hex(byte b) {
        return Character.digit(b & 0xff, 16);
    }
}
