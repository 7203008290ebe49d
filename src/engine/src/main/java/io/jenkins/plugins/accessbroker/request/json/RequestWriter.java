package io.jenkins.plugins.accessbroker.request.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.text.Durations;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Writes an access request in the form that {@link RequestReader} reads. */
public final class RequestWriter {
    private static final JsonFactory FACTORY = new JsonFactory();

    private RequestWriter() {}

    /** The JSON text, indented, without a line end. */
    public static String write(AccessRequest request) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            write(json, request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Writes one object. */
    public static void write(JsonGenerator json, AccessRequest request) throws IOException {
        json.writeStartObject();
        json.writeStringField("grant", request.grant().toString());
        if (request.ttl().isPresent()) {
            json.writeStringField("ttl", Durations.format(request.ttl().get()));
        }
        if (request.reason().isPresent()) {
            json.writeStringField("reason", request.reason().get());
        }
        json.writeFieldName("build");
        ContextWriter.write(json, request.build());
        json.writeEndObject();
    }
}
