package io.jenkins.plugins.accessbroker.review.check.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.accessbroker.decision.json.TraceWriter;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import io.jenkins.plugins.accessbroker.review.check.Accepted;
import io.jenkins.plugins.accessbroker.review.check.Expiring;
import io.jenkins.plugins.accessbroker.review.check.Report;
import io.jenkins.plugins.accessbroker.review.check.Warning;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Writes a report as one JSON object, for programs that read {@code check --format json}. */
public final class ReportWriter {
    private ReportWriter() {}

    /** The JSON text, indented, without a line end. */
    public static String write(Report report) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeNumberField("files", report.files());
            json.writeNumberField("grants", report.grants());
            json.writeArrayFieldStart("errors");
            for (Problem error : report.errors()) {
                json.writeStartObject();
                at(json, error.at());
                json.writeStringField("message", error.message());
                json.writeEndObject();
            }
            json.writeEndArray();
            warnings(json, report);
            json.writeArrayFieldStart("expiring");
            for (Expiring one : report.expiring()) {
                expiring(json, one);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void warnings(JsonGenerator json, Report report) throws IOException {
        json.writeArrayFieldStart("warnings");
        for (Warning warning : report.review().warnings()) {
            json.writeStartObject();
            warning(json, warning);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("accepted");
        for (Accepted accepted : report.review().accepted()) {
            json.writeStartObject();
            warning(json, accepted.warning());
            json.writeStringField("reason", accepted.by().reason());
            json.writeStringField("expires", accepted.by().expires().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void warning(JsonGenerator json, Warning warning) throws IOException {
        json.writeStringField("id", warning.id());
        at(json, warning.at());
        json.writeStringField("message", warning.message());
        json.writeStringField("policy", warning.policy());
        if (warning.grant().isPresent()) {
            json.writeStringField("grant", warning.grant().get().toString());
        }
    }

    private static void expiring(JsonGenerator json, Expiring one) throws IOException {
        json.writeStartObject();
        json.writeStringField("what", one.what());
        json.writeStringField("last", one.last().toString());
        at(json, one.at());
        json.writeFieldName("owner");
        TraceWriter.write(json, one.owner());
        json.writeEndObject();
    }

    private static void at(JsonGenerator json, Position at) throws IOException {
        json.writeStringField("file", at.file());
        json.writeNumberField("line", at.line());
        json.writeNumberField("column", at.column());
    }
}
