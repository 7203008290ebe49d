package io.jenkins.plugins.accessbroker.issuer.aws;

/**
 * Any text as the value of a session tag.
 *
 * <p>Letters and digits of the basic multilingual plane, the space and {@code _.:/+-@} stand for themselves. Every
 * other character, the equals sign too, is {@code =} and two hexadecimal digits in capitals for each of its bytes in
 * UTF-8, so that the text can be had back; so is the first letter of a text that starts with {@code aws:}, which AWS
 * keeps for itself. What is longer than 256 characters then is cut and ends with {@code =sha256:} and the first 32
 * hexadecimal digits of the SHA-256 of the whole text in UTF-8; no text that is not cut contains that.
 */
final class TagValue {
    private static final String CUT = "=sha256:";
    private static final String PLAIN = " _.:/+-@";
    private static final int DIGEST = 32;
    private static final int SHOWN = StsLimits.TAG_VALUE - CUT.length() - DIGEST;

    private TagValue() {}

    static String of(String text) {
        StringBuilder value = new StringBuilder();
        int shown = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            append(value, point, i == 0 && Tags.isReserved(text));
            if (value.length() <= SHOWN) {
                shown = value.length();
            }
            i += Character.charCount(point);
        }
        return value.length() <= StsLimits.TAG_VALUE
                ? value.toString()
                : value.substring(0, shown) + CUT + Digest.hex128(text);
    }

    private static void append(StringBuilder value, int point, boolean escaped) {
        boolean plain = Character.isBmpCodePoint(point) && isWord(point) || PLAIN.indexOf(point) >= 0;
        if (plain && !escaped) {
            value.append((char) point);
            return;
        }
        for (byte unit : Digest.bytes(Character.toString(point))) {
            value.append(String.format("=%02X", unit));
        }
    }

    /** Unicode's letters and numbers, as the service model's pattern has them. */
    private static boolean isWord(int point) {
        return switch (Character.getType(point)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }
}
