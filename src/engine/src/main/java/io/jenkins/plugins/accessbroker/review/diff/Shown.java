package io.jenkins.plugins.accessbroker.review.diff;

import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.Locale;

/** Text of policies, whole: what a reviewer must see is never cut. */
final class Shown {
    private Shown() {}

    /** The text on one line; what does not show, and backquotes, as {@code \}{@code uXXXX}. */
    static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> append(out, point, point != '`'));
        return out.toString();
    }

    /** The escaped text in backquotes. */
    static String quoted(String text) {
        return "`" + escaped(text) + "`";
    }

    /** A code point as itself if it shows and may; as {@code \}{@code uXXXX} otherwise. */
    static void append(StringBuilder out, int point, boolean may) {
        if (may && Quote.isVisible(point)) {
            out.appendCodePoint(point);
            return;
        }
        for (char unit : Character.toChars(point)) {
            out.append(String.format(Locale.ROOT, "\\u%04X", (int) unit));
        }
    }
}
