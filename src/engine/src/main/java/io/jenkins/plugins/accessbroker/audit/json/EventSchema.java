package io.jenkins.plugins.accessbroker.audit.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.accessbroker.audit.form.EventForm;
import io.jenkins.plugins.accessbroker.audit.form.EventForms;
import io.jenkins.plugins.accessbroker.audit.form.Field;
import io.jenkins.plugins.accessbroker.audit.form.Form;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The JSON Schema (draft 2020-12) of an entry of the audit log, written from the forms that the reader checks by. It takes
 * what the reader takes, but for days that do not exist and numbers written as {@code 1.0}.
 */
public final class EventSchema {
    private final JsonGenerator json;
    /** The objects that were referred to, by name. */
    private final Map<String, Form.Fields> named = new TreeMap<>();

    private EventSchema(JsonGenerator json) {
        this.json = json;
    }

    /** The schema, indented, without a line end. */
    public static String write() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("$schema", "https://json-schema.org/draft/2020-12/schema");
            json.writeStringField("title", "Access Broker audit event, version " + EventForms.VERSION_NUMBER);
            new EventSchema(json).events();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void events() throws IOException {
        json.writeArrayFieldStart("oneOf");
        for (EventForm event : EventForms.all()) {
            json.writeStartObject();
            json.writeStringField("title", event.type());
            json.writeStringField("description", event.help());
            object(event.fields());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("$defs");
        Map<String, Form.Fields> written = new TreeMap<>();
        while (written.size() < named.size()) {
            Map<String, Form.Fields> next = new TreeMap<>(named);
            next.keySet().removeAll(written.keySet());
            for (Map.Entry<String, Form.Fields> object : next.entrySet()) {
                json.writeObjectFieldStart(object.getKey());
                object(object.getValue().fields());
                json.writeEndObject();
            }
            written.putAll(next);
        }
        json.writeEndObject();
    }

    private void object(List<Field> fields) throws IOException {
        json.writeStringField("type", "object");
        json.writeObjectFieldStart("properties");
        for (Field field : fields) {
            json.writeObjectFieldStart(field.name());
            json.writeStringField("description", field.help());
            if (field.name().equals("version") && field.form() instanceof Form.Number) {
                json.writeNumberField("const", EventForms.VERSION_NUMBER);
            } else {
                keywords(field.form());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeBooleanField("additionalProperties", false);
        json.writeArrayFieldStart("required");
        for (Field field : fields) {
            if (field.required()) {
                json.writeString(field.name());
            }
        }
        json.writeEndArray();
    }

    private void schema(Form form) throws IOException {
        json.writeStartObject();
        keywords(form);
        json.writeEndObject();
    }

    private void keywords(Form form) throws IOException {
        if (form instanceof Form.Fields object) {
            refer(object);
        } else if (form instanceof Form.OrNull maybe) {
            json.writeArrayFieldStart("anyOf");
            json.writeStartObject();
            json.writeStringField("type", "null");
            json.writeEndObject();
            schema(maybe.form());
            json.writeEndArray();
        } else if (form instanceof Form.Listing list) {
            json.writeStringField("type", "array");
            json.writeFieldName("items");
            schema(list.item());
        } else if (form instanceof Form.Texts) {
            json.writeStringField("type", "object");
            json.writeObjectFieldStart("additionalProperties");
            json.writeStringField("type", "string");
            json.writeEndObject();
        } else {
            single(form);
        }
    }

    private void refer(Form.Fields object) throws IOException {
        Form.Fields other = named.putIfAbsent(object.name(), object);
        if (other != null && !other.equals(object)) {
            throw new IllegalStateException("two objects are called `" + object.name() + "`");
        }
        json.writeStringField("$ref", "#/$defs/" + object.name());
    }

    private void single(Form form) throws IOException {
        if (form instanceof Form.Number) {
            json.writeStringField("type", "integer");
            json.writeNumberField("minimum", 0);
            json.writeNumberField("maximum", Long.MAX_VALUE);
        } else if (form instanceof Form.Flag) {
            json.writeStringField("type", "boolean");
        } else if (form instanceof Form.Choice choice) {
            json.writeArrayFieldStart("enum");
            for (String word : choice.words()) {
                json.writeString(word);
            }
            json.writeEndArray();
        } else {
            json.writeStringField("type", "string");
            if (form instanceof Form.Matching matching) {
                json.writeStringField("pattern", "^(?:" + matching.pattern().pattern() + ")$");
            }
        }
    }
}
