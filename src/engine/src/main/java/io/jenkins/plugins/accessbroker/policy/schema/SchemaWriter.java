package io.jenkins.plugins.accessbroker.policy.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.accessbroker.policy.document.Shape;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Set;

/** Writes a shape as a JSON Schema of draft 2020-12. Every value of a document counts as text unless its reader asks for more. */
public final class SchemaWriter {
    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";
    /** A text on one line with no space at either end. */
    private static final String LINE = "^[^ \\n](?:[^\\n]*[^ \\n])?$";

    private static final Set<String> TRUTH = Set.of("true", "false");

    private final JsonGenerator json;

    private SchemaWriter(JsonGenerator json) {
        this.json = json;
    }

    /**
     * The schema, indented, without a line end.
     *
     * @param title what it is the schema of
     */
    public static String write(String title, Shape shape) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("$schema", DRAFT);
            json.writeStringField("title", title);
            new SchemaWriter(json).keywords(shape);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void schema(Shape shape) throws IOException {
        json.writeStartObject();
        keywords(shape);
        json.writeEndObject();
    }

    private void keywords(Shape shape) throws IOException {
        if (shape instanceof Shape.Text text) {
            text(text);
        } else if (shape instanceof Shape.Choice<?> choice) {
            choice(choice.words().keySet());
        } else if (shape instanceof Shape.Listing list) {
            list(list);
        } else if (shape instanceof Shape.Named named) {
            named(named);
        } else if (shape instanceof Shape.Mapping mapping) {
            mapping(mapping);
        } else if (shape instanceof Shape.Nothing) {
            json.writeStringField("type", "null");
        } else {
            either((Shape.Either) shape);
        }
    }

    /** The words, and for those of truth values these themselves, which they are to an editor. */
    private void choice(Set<String> words) throws IOException {
        json.writeArrayFieldStart("enum");
        for (String word : words.stream().sorted().toList()) {
            json.writeString(word);
            if (TRUTH.contains(word)) {
                json.writeBoolean(Boolean.parseBoolean(word));
            }
        }
        json.writeEndArray();
    }

    private void text(Shape.Text text) throws IOException {
        if (text.kind() == Shape.Text.Kind.COMPARABLE) {
            strings("type", Set.of("boolean", "number", "string"));
        } else {
            json.writeStringField("type", "string");
        }
        bound("maxLength", text.most());
        boolean line = text.kind() == Shape.Text.Kind.LINE;
        if (text.pattern().isPresent()) {
            json.writeStringField(
                    "pattern", "^(?:" + text.pattern().get().pattern().replace(")*+", ")*") + ")$");
        } else if (line) {
            json.writeStringField("pattern", LINE);
        }
        if (line && text.pattern().isPresent()) {
            json.writeArrayFieldStart("allOf");
            json.writeStartObject();
            json.writeStringField("pattern", LINE);
            json.writeEndObject();
            json.writeEndArray();
        }
    }

    private void list(Shape.Listing list) throws IOException {
        json.writeStringField("type", "array");
        json.writeNumberField("minItems", list.least());
        bound("maxItems", list.most());
        if (list.distinct()) {
            json.writeBooleanField("uniqueItems", true);
        }
        json.writeFieldName("items");
        schema(list.entry());
    }

    private void named(Shape.Named named) throws IOException {
        json.writeStringField("type", "object");
        json.writeNumberField("minProperties", 1);
        bound("maxProperties", named.most());
        json.writeFieldName("propertyNames");
        schema(named.name());
        json.writeFieldName("additionalProperties");
        schema(named.value());
    }

    private void mapping(Shape.Mapping mapping) throws IOException {
        json.writeStringField("type", "object");
        json.writeObjectFieldStart("properties");
        for (Shape.Key key : mapping.keys()) {
            json.writeObjectFieldStart(key.name());
            json.writeStringField("description", key.help());
            keywords(key.shape());
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeBooleanField("additionalProperties", false);
        Set<String> required = mapping.required();
        if (!required.isEmpty()) {
            strings("required", required);
        }
        if (mapping.least() > 0) {
            json.writeNumberField("minProperties", mapping.least());
        }
        bound("maxProperties", mapping.most());
        groups(mapping);
    }

    private void groups(Shape.Mapping mapping) throws IOException {
        if (mapping.anyOf().isEmpty() && mapping.oneOf().isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("allOf");
        for (Set<String> group : mapping.anyOf()) {
            group("anyOf", group);
        }
        for (Set<String> group : mapping.oneOf()) {
            group("oneOf", group);
        }
        json.writeEndArray();
    }

    private void group(String keyword, Set<String> keys) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart(keyword);
        for (String key : keys.stream().sorted().toList()) {
            json.writeStartObject();
            strings("required", Set.of(key));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void either(Shape.Either either) throws IOException {
        json.writeArrayFieldStart("anyOf");
        for (Shape shape : either.shapes()) {
            schema(shape);
        }
        json.writeEndArray();
    }

    private void bound(String keyword, int most) throws IOException {
        if (most < Integer.MAX_VALUE) {
            json.writeNumberField(keyword, most);
        }
    }

    private void strings(String keyword, Set<String> texts) throws IOException {
        json.writeArrayFieldStart(keyword);
        for (String text : texts.stream().sorted().toList()) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
