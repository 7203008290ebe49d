package io.jenkins.plugins.accessbroker.testkit.sts;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes XML with an indentation of two, as STS does. */
final class Xml {
    private final StringBuilder text = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    Xml root(String name, String namespace) {
        return start("<" + name + " xmlns=\"" + namespace + "\">", name);
    }

    Xml open(String name) {
        return start("<" + name + ">", name);
    }

    Xml element(String name, String value) {
        indent();
        text.append('<').append(name).append('>').append(escaped(value));
        text.append("</").append(name).append(">\n");
        return this;
    }

    Xml close() {
        String name = open.pop();
        indent();
        text.append("</").append(name).append(">\n");
        return this;
    }

    /** The document, with everything closed. */
    String end() {
        while (!open.isEmpty()) {
            close();
        }
        return text.toString();
    }

    private Xml start(String tag, String name) {
        indent();
        text.append(tag).append('\n');
        open.push(name);
        return this;
    }

    private void indent() {
        text.append("  ".repeat(open.size()));
    }

    private static String escaped(String value) {
        StringBuilder escaped = new StringBuilder();
        value.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '\r' -> escaped.append("&#xD;");
                default -> escaped.appendCodePoint(allowed(c) ? c : '\uFFFD');
            }
        });
        return escaped.toString();
    }

    /** The characters of XML 1.0. */
    private static boolean allowed(int c) {
        return c == '\t' || c == '\n' || c >= ' ' && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
    }
}
