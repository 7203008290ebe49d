package io.jenkins.plugins.accessbroker.plugin.lease;

import io.jenkins.plugins.accessbroker.text.Quote;
import java.io.PrintStream;
import java.util.List;

/** The short block that a build's log gets for each decision. */
public final class LogBlock {
    private static final String HEAD = "[access broker] ";

    private LogBlock() {}

    /** Prints lines, each marked as the broker's own, and nothing in them that is not plain text. */
    public static void print(PrintStream log, List<String> lines) {
        lines.forEach(line -> log.println(HEAD + plain(line)));
    }

    /** The line with everything escaped that does not show as what it is, so that no text can forge a line or a link. */
    static String plain(String line) {
        StringBuilder out = new StringBuilder(line.length());
        line.codePoints().forEach(point -> {
            if (Quote.isVisible(point)) {
                out.appendCodePoint(point);
            } else {
                out.append(String.format("\\u%04X", point));
            }
        });
        return out.toString();
    }
}
