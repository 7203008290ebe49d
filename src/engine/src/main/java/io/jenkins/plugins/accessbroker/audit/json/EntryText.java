package io.jenkins.plugins.accessbroker.audit.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes values of an entry's bytes: texts, longs, booleans, lists and maps, and an empty {@code Optional} for
 * {@code null}. The bytes must be one JSON object on one line of ASCII, as the log's writer makes it.
 */
final class EntryText {
    /** Bytes of an entry at most: its length is a uint16. */
    private static final int MAX_BYTES = 65_535;
    /** Nested objects and lists at most. */
    private static final int MAX_DEPTH = 16;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private EntryText() {}

    static Map<String, Object> parse(byte[] entry) throws FormFault {
        if (entry.length > MAX_BYTES) {
            throw new FormFault("it is longer than an entry can be");
        }
        for (byte b : entry) {
            if (b < 0x20) {
                throw new FormFault("it is not one line of ASCII");
            }
        }
        try (JsonParser json = FACTORY.createParser(entry)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new FormFault("it is no JSON object");
            }
            Map<String, Object> fields = object(json);
            if (json.nextToken() != null) {
                throw new FormFault("something follows its JSON object");
            }
            return fields;
        } catch (IOException e) {
            throw new FormFault("it is no JSON object");
        }
    }

    private static Map<String, Object> object(JsonParser json) throws IOException, FormFault {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            fields.put(name, value(json, json.nextToken()));
        }
        return fields;
    }

    private static Object value(JsonParser json, JsonToken token) throws IOException, FormFault {
        return switch (token) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> list(json);
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT -> json.getLongValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> Optional.empty();
            default -> throw new FormFault("it has a number that is not whole");
        };
    }

    private static List<Object> list(JsonParser json) throws IOException, FormFault {
        List<Object> items = new ArrayList<>();
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            items.add(value(json, token));
        }
        return items;
    }
}
