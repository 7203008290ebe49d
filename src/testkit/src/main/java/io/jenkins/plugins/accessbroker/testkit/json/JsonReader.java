package io.jenkins.plugins.accessbroker.testkit.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A strict reader of JSON: no comment, no trailing comma, no key twice, at most {@value #DEEPEST} levels. */
public final class JsonReader {
    private static final int DEEPEST = 64;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d{1,3})?");

    private final String text;
    private int at;
    private int depth;

    JsonReader(String text) {
        this.text = text;
    }

    Object whole() throws Malformed {
        Object value = value();
        space();
        if (at < text.length()) {
            throw new Malformed(at);
        }
        return value;
    }

    private Object value() throws Malformed {
        space();
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", Json.NULL);
            default -> number();
        };
    }

    private Map<String, Object> object() throws Malformed {
        descend();
        Map<String, Object> members = new LinkedHashMap<>();
        at++;
        if (!ends('}')) {
            do {
                space();
                int start = at;
                String key = string();
                space();
                expect(':');
                if (members.put(key, value()) != null) {
                    throw new Malformed(start);
                }
            } while (another('}'));
        }
        depth--;
        return members;
    }

    private List<Object> array() throws Malformed {
        descend();
        List<Object> elements = new ArrayList<>();
        at++;
        if (!ends(']')) {
            do {
                elements.add(value());
            } while (another(']'));
        }
        depth--;
        return elements;
    }

    private String string() throws Malformed {
        expect('"');
        StringBuilder content = new StringBuilder();
        while (peek() != '"') {
            char c = peek();
            if (c < ' ') {
                throw new Malformed(at);
            }
            at++;
            content.append(c == '\\' ? escaped() : c);
        }
        at++;
        return content.toString();
    }

    private char escaped() throws Malformed {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw new Malformed(at - 1);
        };
    }

    private char unicode() throws Malformed {
        int end = at + 4;
        if (end > text.length() || !text.substring(at, end).matches("[0-9a-fA-F]{4}")) {
            throw new Malformed(at);
        }
        char c = (char) Integer.parseInt(text.substring(at, end), 16);
        at = end;
        return c;
    }

    private Object word(String word, Object value) throws Malformed {
        if (!text.startsWith(word, at)) {
            throw new Malformed(at);
        }
        at += word.length();
        return value;
    }

    private Number number() throws Malformed {
        Matcher matcher = NUMBER.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw new Malformed(at);
        }
        at = matcher.end();
        return new BigDecimal(matcher.group());
    }

    private boolean ends(char close) throws Malformed {
        space();
        boolean end = peek() == close;
        at += end ? 1 : 0;
        return end;
    }

    private boolean another(char close) throws Malformed {
        if (ends(close)) {
            return false;
        }
        expect(',');
        return true;
    }

    private void expect(char c) throws Malformed {
        if (peek() != c) {
            throw new Malformed(at);
        }
        at++;
    }

    private char peek() throws Malformed {
        if (at >= text.length()) {
            throw new Malformed(at);
        }
        return text.charAt(at);
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void descend() throws Malformed {
        depth++;
        if (depth > DEEPEST) {
            throw new Malformed(at);
        }
    }

    /** The text is not JSON. */
    public static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(int at) {
            super("expected json, got something else at character " + at);
        }
    }
}
