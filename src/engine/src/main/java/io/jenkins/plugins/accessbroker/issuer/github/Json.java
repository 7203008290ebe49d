package io.jenkins.plugins.accessbroker.issuer.github;

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

/** An object of an answer in JSON. Its parts are taken by name and kind; what is of another kind is not there. */
final class Json {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(32).build())
            .build();

    private final Map<?, ?> members;

    private Json(Map<?, ?> members) {
        this.members = members;
    }

    /** The object that a body is; nothing where it is none. */
    static Optional<Json> read(byte[] body) {
        try (JsonParser parser = FACTORY.createParser(body)) {
            Object value = value(parser, parser.nextToken());
            boolean whole = parser.nextToken() == null;
            return whole && value instanceof Map<?, ?> map ? Optional.of(new Json(map)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    Optional<String> text(String name) {
        return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    Optional<Long> number(String name) {
        return members.get(name) instanceof Long number ? Optional.of(number) : Optional.empty();
    }

    Optional<Json> object(String name) {
        return members.get(name) instanceof Map<?, ?> map ? Optional.of(new Json(map)) : Optional.empty();
    }

    /** The text under a name in each object of a list; nothing where it is no list, or one has no such text. */
    Optional<List<String>> texts(String list, String name) {
        if (!(members.get(list) instanceof List<?> items)) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        for (Object item : items) {
            if (!(item instanceof Map<?, ?> map) || !(map.get(name) instanceof String text)) {
                return Optional.empty();
            }
            texts.add(text);
        }
        return Optional.of(texts);
    }

    /** Every member that is a text; nothing where one is of another kind. */
    Optional<Map<String, String>> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            if (value instanceof String text) {
                texts.put(name.toString(), text);
            }
        });
        return texts.size() == members.size() ? Optional.of(texts) : Optional.empty();
    }

    private static Object value(JsonParser parser, JsonToken token) throws IOException {
        if (token == null) {
            return "";
        }
        return switch (token) {
            case START_OBJECT -> members(parser);
            case START_ARRAY -> items(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? Double.NaN
                        : (Object) parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> Double.NaN;
            default -> token == JsonToken.VALUE_TRUE;
        };
    }

    private static Map<String, Object> members(JsonParser parser) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (token != JsonToken.VALUE_NULL) {
                members.put(name, value(parser, token));
            }
        }
        return members;
    }

    private static List<Object> items(JsonParser parser) throws IOException {
        List<Object> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(parser, token));
        }
        return items;
    }
}
