package io.jenkins.plugins.accessbroker.decision.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.accessbroker.decision.Decision;
import io.jenkins.plugins.accessbroker.decision.NearMiss;
import io.jenkins.plugins.accessbroker.policy.Grant;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Writes a decision as one JSON object, for programs that read {@code explain --json}. */
public final class DecisionWriter {
    private static final JsonFactory FACTORY = new JsonFactory();

    private DecisionWriter() {}

    /** The JSON text, indented, without a line end. */
    public static String write(Decision decision) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            write(json, decision);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Decision decision) throws IOException {
        json.writeStartObject();
        json.writeStringField("decision", decision instanceof Decision.Permitted ? "permitted" : "denied");
        json.writeStringField("grant", decision.request().grant().toString());
        json.writeStringField("build", decision.request().build().build());
        if (decision instanceof Decision.Permitted permitted) {
            grant(json, permitted.grant(), permitted.digest());
            json.writeNumberField("ttlSeconds", permitted.ttl().toSeconds());
        } else {
            denied(json, (Decision.Denied) decision);
        }
        json.writeFieldName("policySet");
        TraceWriter.write(json, decision.version());
        json.writeFieldName("trace");
        TraceWriter.write(json, decision.trace());
        json.writeEndObject();
    }

    private static void denied(JsonGenerator json, Decision.Denied denied) throws IOException {
        if (denied.grant().isPresent()) {
            grant(json, denied.grant().get(), denied.digest().orElse(""));
        } else if (denied.owner().isPresent()) {
            json.writeFieldName("owner");
            TraceWriter.write(json, denied.owner().get());
        }
        json.writeArrayFieldStart("nearMisses");
        for (NearMiss miss : denied.nearMisses()) {
            json.writeStartObject();
            json.writeStringField("grant", miss.grant().toString());
            json.writeArrayFieldStart("failed");
            for (String name : miss.failed()) {
                json.writeString(name);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void grant(JsonGenerator json, Grant grant, String digest) throws IOException {
        json.writeStringField("purpose", grant.purpose());
        json.writeStringField("expires", grant.expires().toString());
        json.writeStringField("at", grant.at().toString());
        json.writeStringField("policySha256", digest);
        json.writeFieldName("owner");
        TraceWriter.write(json, grant.owner());
        json.writeStringField("issuer", grant.scope().issuer());
        json.writeFieldName("scope");
        TraceWriter.write(json, grant.scope().details());
    }
}
