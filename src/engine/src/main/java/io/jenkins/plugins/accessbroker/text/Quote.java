package io.jenkins.plugins.accessbroker.text;

/**
 * Untrusted text made fit for a message: in backquotes, on one line, with nothing invisible left in it.
 *
 * <p>Control characters, line separators, invisible and bidirectional format characters, lone surrogates and the
 * backquote itself appear as {@code \}{@code uXXXX}, so that no input can forge a line, a field or the end of the
 * quotation.
 */
public final class Quote {
    /** Characters of the input shown at most; what is cut is counted. */
    public static final int MAX_SHOWN = 200;

    private Quote() {}

    /** The text in backquotes, escaped, cut after {@link #MAX_SHOWN} characters. */
    public static String of(String text) {
        return "`" + escape(text) + "`";
    }

    /** The text escaped and cut, without the backquotes. */
    public static String escape(String text) {
        int shown = Math.min(text.length(), MAX_SHOWN);
        if (shown < text.length() && Character.isHighSurrogate(text.charAt(shown - 1))) {
            shown--;
        }
        String start = visible(text.substring(0, shown)).replace("`", "\\u0060");
        return shown == text.length() ? start : start + "… (" + (text.length() - shown) + " more characters)";
    }

    /** The text whole, with everything escaped that does not show as what it is; backquotes stay. */
    public static String visible(String text) {
        if (text.codePoints().allMatch(Quote::isVisible)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 2);
        text.codePoints().forEach(point -> append(out, point));
        return out.toString();
    }

    /** Whether a code point shows as what it is; unassigned ones do not, for what a font makes of them is open. */
    public static boolean isVisible(int point) {
        return Invisible.kind(point).isEmpty() && Character.getType(point) != Character.UNASSIGNED;
    }

    private static void append(StringBuilder out, int point) {
        if (isVisible(point)) {
            out.appendCodePoint(point);
            return;
        }
        for (char unit : Character.toChars(point)) {
            out.append(String.format("\\u%04X", (int) unit));
        }
    }
}
