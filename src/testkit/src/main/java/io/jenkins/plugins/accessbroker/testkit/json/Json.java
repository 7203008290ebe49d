package io.jenkins.plugins.accessbroker.testkit.json;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * JSON of RFC 8259 to and from plain values: {@link Map}, {@link List}, {@link String}, {@link Number}, {@link Boolean}
 * and {@link #NULL}.
 */
public final class Json {
    /** What stands for {@code null}. */
    public static final Object NULL = new Object() {
        @Override
        public String toString() {
            return "null";
        }
    };

    private Json() {}

    /** Reads one JSON value that fills the whole text. */
    public static Object read(String text) throws JsonReader.Malformed {
        return new JsonReader(text).whole();
    }

    public static String write(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> quote(entry.getKey().toString()) + ":" + write(entry.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Json::write).collect(Collectors.joining(",", "[", "]"));
        }
        return value instanceof String text ? quote(text) : String.valueOf(value);
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\' || c < ' ') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
