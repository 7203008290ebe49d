package io.jenkins.plugins.accessbroker.cli.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An event as the log has it: one JSON object in printable ASCII.
 *
 * @param text the bytes of the log as text, one line
 * @param values every single value in it, by its JSON pointer (RFC 6901)
 */
record Entry(String text, Map<String, String> values) {
    /** The version of the form that is read here. */
    private static final String VERSION = "1";

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    Entry {
        values = Map.copyOf(values);
    }

    /** The event, where the bytes are one. */
    static Optional<Entry> parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (!text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            return Optional.empty();
        }
        try {
            Entry entry = new Entry(text, values(text));
            return entry.value("version").equals(VERSION) ? Optional.of(entry) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A value by its path, such as {@code credential/id}; empty where there is none. */
    String value(String path) {
        return values.getOrDefault("/" + path, "");
    }

    private static Map<String, String> values(String text) throws IOException {
        Map<String, String> values = new HashMap<>();
        try (JsonParser json = FACTORY.createParser(text)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token.isScalarValue()) {
                    String pointer = json.getParsingContext().pathAsPointer().toString();
                    if (values.put(pointer, json.getText()) != null) {
                        throw new IOException("more than one value");
                    }
                }
            }
        }
        return values;
    }
}
