package io.jenkins.plugins.accessbroker.audit.log;

import java.util.Base64;
import java.util.Optional;

/** Standard base64 with padding (RFC 4648, section 4), of which each value has exactly one text. */
public final class Base64Text {
    private Base64Text() {}

    /** The bytes of a text, or nothing if it is not the one text of any bytes. */
    public static Optional<byte[]> decode(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The one text of these bytes. */
    public static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
