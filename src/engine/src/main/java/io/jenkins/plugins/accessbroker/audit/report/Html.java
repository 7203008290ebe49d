package io.jenkins.plugins.accessbroker.audit.report;

import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.List;

/**
 * Writes HTML. Whatever text it is given is text: markup of it is escaped, characters that do not show are shown as
 * {@code \\uXXXX}, and what is very long is cut.
 */
final class Html {
    /** Characters of a text at most. */
    private static final int MAX_SHOWN = 1_024;

    private final StringBuilder out = new StringBuilder();

    /** Markup of this program. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /** Any text. */
    Html text(String text) {
        out.append(escape(text));
        return this;
    }

    /** An element with text in it. */
    Html element(String name, String text) {
        return raw("<" + name + ">").text(text).raw("</" + name + ">\n");
    }

    Html list(List<String> items) {
        raw("<ul>\n");
        items.forEach(item -> element("li", item));
        return raw("</ul>\n");
    }

    /**
     * A table.
     *
     * @param caption what it shows
     * @param heads the columns; those that begin with {@code #} are numbers, without it
     * @param rows the cells; the first of each is its row's head
     */
    Html table(String caption, List<String> heads, List<List<String>> rows) {
        return table("", caption, heads, rows);
    }

    /** A table whose looks are those of a class. */
    Html table(String looks, String caption, List<String> heads, List<List<String>> rows) {
        raw(looks.isEmpty() ? "<table>\n" : "<table class=\"" + looks + "\">\n")
                .element("caption", caption)
                .raw("<thead><tr>");
        for (String head : heads) {
            boolean number = head.startsWith("#");
            raw("<th scope=\"col\"" + (number ? " class=\"n\"" : "") + ">")
                    .text(number ? head.substring(1) : head)
                    .raw("</th>");
        }
        raw("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            raw("<tr><th scope=\"row\">").text(row.get(0)).raw("</th>");
            for (int at = 1; at < row.size(); at++) {
                raw(heads.get(at).startsWith("#") ? "<td class=\"n\">" : "<td>")
                        .text(row.get(at))
                        .raw("</td>");
            }
            raw("</tr>\n");
        }
        return raw("</tbody>\n</table>\n");
    }

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        int shown = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            if (shown++ == MAX_SHOWN) {
                return escaped.append("\u2026 (")
                        .append(text.length() - at)
                        .append(" more characters)")
                        .toString();
            }
            append(escaped, text.codePointAt(at));
        }
        return escaped.toString();
    }

    private static void append(StringBuilder escaped, int point) {
        switch (point) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            case '\'' -> escaped.append("&#39;");
            default -> {
                if (Quote.isVisible(point)) {
                    escaped.appendCodePoint(point);
                } else {
                    for (char unit : Character.toChars(point)) {
                        escaped.append(String.format("\\u%04X", (int) unit));
                    }
                }
            }
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
