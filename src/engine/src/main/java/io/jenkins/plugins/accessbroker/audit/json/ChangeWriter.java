package io.jenkins.plugins.accessbroker.audit.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.accessbroker.audit.ChangeEvent;
import io.jenkins.plugins.accessbroker.audit.LogEvent;
import io.jenkins.plugins.accessbroker.decision.json.TraceWriter;
import java.io.IOException;
import java.util.Optional;

/** Writes events about the log itself, and about what decisions hang on. */
final class ChangeWriter {
    private ChangeWriter() {}

    static void write(JsonGenerator json, LogEvent event) throws IOException {
        if (event instanceof LogEvent.Opened opened) {
            type(json, "log-opened");
            json.writeStringField("origin", opened.origin());
            json.writeStringField("key", opened.key());
            json.writeStringField("program", opened.program());
        } else if (event instanceof LogEvent.Recovered recovered) {
            type(json, "log-recovered");
            json.writeNumberField("entriesKept", recovered.entriesKept());
            json.writeNumberField("bytesDropped", recovered.bytesDropped());
        } else if (event instanceof LogEvent.Verified verified) {
            type(json, "log-verified");
            maybe(json, "by", verified.by());
            json.writeNumberField("size", verified.size());
            json.writeBooleanField("sound", verified.sound());
            json.writeNumberField("findings", verified.findings());
        } else if (event instanceof LogEvent.Exported exported) {
            type(json, "log-exported");
            json.writeStringField("by", exported.by());
            json.writeStringField("format", exported.format());
            json.writeStringField("query", exported.query());
            json.writeNumberField("events", exported.events());
        }
    }

    static void write(JsonGenerator json, ChangeEvent event) throws IOException {
        if (event instanceof ChangeEvent.OwnerChanged changed) {
            type(json, "owner-changed");
            json.writeStringField("of", changed.of());
            json.writeFieldName("before");
            TraceWriter.write(json, changed.before());
            json.writeFieldName("after");
            TraceWriter.write(json, changed.after());
            json.writeFieldName("policySet");
            TraceWriter.write(json, changed.version());
        } else if (event instanceof ChangeEvent.BoundariesChanged changed) {
            type(json, "boundaries-changed");
            json.writeStringField("source", changed.source());
            maybe(json, "beforeSha256", changed.before());
            maybe(json, "sha256", changed.after());
            json.writeNumberField("files", changed.files());
            json.writeFieldName("changed");
            TraceWriter.texts(json, changed.changed());
        } else if (event instanceof ChangeEvent.ConfigurationChanged changed) {
            type(json, "configuration-changed");
            maybe(json, "by", changed.by());
            json.writeArrayFieldStart("settings");
            for (ChangeEvent.Setting setting : changed.settings()) {
                json.writeStartObject();
                json.writeStringField("name", setting.name());
                maybe(json, "before", setting.before());
                maybe(json, "after", setting.after());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    private static void type(JsonGenerator json, String type) throws IOException {
        json.writeStringField("type", type);
    }

    private static void maybe(JsonGenerator json, String name, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            json.writeStringField(name, text.get());
        }
    }
}
