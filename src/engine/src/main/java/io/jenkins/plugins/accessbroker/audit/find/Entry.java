package io.jenkins.plugins.accessbroker.audit.find;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.jenkins.plugins.accessbroker.audit.json.EventHead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An event as the log has it: one JSON object in printable ASCII.
 *
 * @param text the bytes of the log as text, one line
 * @param values every single value in it, by its JSON pointer (RFC 6901), in their order
 */
public record Entry(String text, Map<String, String> values) {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    public Entry {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The event at a place in the log, where the bytes are one of that place. */
    public static Optional<Entry> parse(long sequence, byte[] bytes) {
        boolean event = EventHead.read(bytes)
                .filter(head -> head.sequence() == sequence)
                .isPresent();
        return event ? parse(bytes) : Optional.empty();
    }

    private static Optional<Entry> parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (!text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Entry(text, values(text)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A value by its path, such as {@code credential/id}; empty where there is none. */
    public String value(String path) {
        return values.getOrDefault("/" + path, "");
    }

    private static Map<String, String> values(String text) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
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
