package io.jenkins.plugins.accessbroker.issuer.aws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Finds in a session policy what it allows of everything: {@code Action} or {@code Resource} that is {@code *}, or negated. */
final class Wildcards {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final List<String> found = new ArrayList<>();

    private Wildcards() {}

    /** The wildcards of statements that allow, in words. */
    static List<String> of(String json) {
        Wildcards wildcards = new Wildcards();
        try (JsonParser parser = FACTORY.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                wildcards.part(parser, parser.currentName(), parser.nextToken());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(wildcards.found);
    }

    private void part(JsonParser parser, String key, JsonToken value) throws IOException {
        if (!key.equals("Statement")) {
            parser.skipChildren();
        } else if (value == JsonToken.START_OBJECT) {
            statement(parser, 1);
        } else {
            for (int number = 1; parser.nextToken() == JsonToken.START_OBJECT; number++) {
                statement(parser, number);
            }
        }
    }

    private void statement(JsonParser parser, int number) throws IOException {
        boolean allows = false;
        List<String> wide = new ArrayList<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            switch (key) {
                case "Effect" -> allows = parser.getText().equals("Allow");
                case "Action", "Resource" -> {
                    if (hasStar(parser)) {
                        wide.add("`" + key + ": \"*\"` in statement " + number);
                    }
                }
                case "NotAction", "NotResource" -> {
                    wide.add("`" + key + "` in statement " + number);
                    parser.skipChildren();
                }
                default -> parser.skipChildren();
            }
        }
        if (allows) {
            found.addAll(wide);
        }
    }

    private static boolean hasStar(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return parser.getText().equals("*");
        }
        boolean star = false;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            star |= parser.getText().equals("*");
        }
        return star;
    }
}
