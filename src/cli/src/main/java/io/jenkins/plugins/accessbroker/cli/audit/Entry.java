package io.jenkins.plugins.accessbroker.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An event as the log has it: one JSON object in printable ASCII.
 *
 * @param json the object
 * @param text the bytes of the log as text, one line
 */
record Entry(JsonNode json, String text) {
    /** The version of the form that is read here. */
    private static final int VERSION = 1;

    private static final ObjectReader READER = new ObjectMapper().readerFor(JsonNode.class);

    /** The event, where the bytes are one. */
    static Optional<Entry> parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (!text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            return Optional.empty();
        }
        try {
            JsonNode json = READER.readValue(text);
            boolean known = json.isObject() && json.path("version").asInt() == VERSION;
            return known ? Optional.of(new Entry(json, text)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The text of a field, empty where there is none. */
    String text(String field) {
        return json.path(field).asText();
    }

    String type() {
        return text("type");
    }

    String lease() {
        return text("lease");
    }

    /** The sequence that the event itself states; -1 where it states none. */
    long sequence() {
        return json.path("sequence").asLong(-1);
    }
}
