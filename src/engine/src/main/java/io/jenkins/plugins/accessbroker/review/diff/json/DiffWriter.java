package io.jenkins.plugins.accessbroker.review.diff.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.accessbroker.request.json.ContextWriter;
import io.jenkins.plugins.accessbroker.request.json.RequestWriter;
import io.jenkins.plugins.accessbroker.review.diff.CredentialChange;
import io.jenkins.plugins.accessbroker.review.diff.Detail;
import io.jenkins.plugins.accessbroker.review.diff.Example;
import io.jenkins.plugins.accessbroker.review.diff.GrantChange;
import io.jenkins.plugins.accessbroker.review.diff.PartChange;
import io.jenkins.plugins.accessbroker.review.diff.PolicyDiff;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;

/** Writes a change of policies as one JSON object. Unchanged grants are counted and not listed. */
public final class DiffWriter {
    private static final JsonFactory FACTORY = new JsonFactory();

    private DiffWriter() {}

    /** The JSON text, indented, without a line end. */
    public static String write(PolicyDiff diff) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("at", diff.at().toString());
            json.writeBooleanField("mayGiveMore", diff.mayGiveMore());
            json.writeNumberField(
                    "unchangedGrants", diff.grants().size() - diff.changed().size());
            json.writeArrayFieldStart("grants");
            for (GrantChange change : diff.changed()) {
                grant(json, change);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("credentials");
            for (CredentialChange change : diff.credentials()) {
                credential(json, change);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("parts");
            for (PartChange change : diff.parts()) {
                json.writeStartObject();
                json.writeStringField("part", change.part());
                json.writeStringField("change", word(change.kind()));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void grant(JsonGenerator json, GrantChange change) throws IOException {
        json.writeStartObject();
        json.writeStringField("grant", change.name().toString());
        json.writeStringField("verdict", word(change.verdict()));
        json.writeBooleanField("mayGiveMore", change.mayGiveMore());
        json.writeStringField("scope", word(change.scope()));
        json.writeStringField("at", change.any().at().toString());
        json.writeStringField("team", change.any().owner().team());
        maybe(json, "notCompared", change.notCompared());
        example(json, "widening", change.widening());
        example(json, "narrowing", change.narrowing());
        json.writeArrayFieldStart("details");
        for (Detail detail : change.details()) {
            json.writeStartObject();
            json.writeStringField("name", detail.name());
            maybe(json, "before", detail.before());
            maybe(json, "after", detail.after());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void example(JsonGenerator json, String name, Optional<Example> example) throws IOException {
        if (example.isPresent()) {
            json.writeObjectFieldStart(name);
            json.writeStringField("at", example.get().at().toString());
            json.writeFieldName("request");
            RequestWriter.write(json, example.get().request());
            json.writeEndObject();
        }
    }

    private static void credential(JsonGenerator json, CredentialChange change) throws IOException {
        json.writeStartObject();
        json.writeStringField("credential", change.id());
        json.writeStringField("change", word(change.kind()));
        json.writeBooleanField("mayGiveMore", change.givesMore());
        if (change.example().isPresent()) {
            json.writeFieldName("build");
            ContextWriter.write(json, change.example().get());
        }
        json.writeEndObject();
    }

    private static void maybe(JsonGenerator json, String name, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            json.writeStringField(name, text.get());
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
