package io.jenkins.plugins.accessbroker.plugin.record;

import io.jenkins.plugins.accessbroker.text.Quote;

/** Untrusted text made fit to be seen: what is invisible appears as an escape, what is very long is cut. */
public final class Shown {
    /** Characters that are shown of one text. */
    static final int MAX = 2_000;

    private Shown() {}

    /** The text, on one line. */
    public static String of(String text) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), MAX) + 16);
        int at = 0;
        while (at < text.length() && out.length() < MAX) {
            int point = text.codePointAt(at);
            if (Quote.isVisible(point)) {
                out.appendCodePoint(point);
            } else {
                text.substring(at, at + Character.charCount(point))
                        .chars()
                        .forEach(unit -> out.append(String.format("\\u%04X", unit)));
            }
            at += Character.charCount(point);
        }
        return at < text.length() ? out + Messages.Shown_more(text.length() - at) : out.toString();
    }
}
