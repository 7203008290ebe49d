package io.jenkins.plugins.accessbroker.audit.ocsf;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Writes what OCSF events have in common. */
final class OcsfEvent {
    private final JsonGenerator json;

    OcsfEvent(JsonGenerator json) {
        this.json = json;
    }

    JsonGenerator json() {
        return json;
    }

    /** Class and activity. */
    void classified(OcsfClass ofClass, int activity, String activityName) throws IOException {
        json.writeNumberField("category_uid", ofClass.category);
        json.writeNumberField("class_uid", ofClass.uid);
        json.writeNumberField("type_uid", ofClass.uid * 100L + activity);
        json.writeNumberField("activity_id", activity);
        json.writeStringField("activity_name", activityName);
    }

    void outcome(Outcome outcome) throws IOException {
        json.writeNumberField("severity_id", outcome.severity());
        json.writeNumberField("status_id", outcome.id());
        json.writeStringField("status", outcome.name());
        if (outcome.detail().isPresent()) {
            json.writeStringField("status_detail", outcome.detail().get());
        }
    }

    /** Time in milliseconds, message, and where the event is from. */
    void from(long sequence, Instant time, String type, String message, Optional<String> lease) throws IOException {
        json.writeNumberField("time", time.toEpochMilli());
        json.writeStringField("message", message);
        json.writeObjectFieldStart("metadata");
        json.writeStringField("version", OcsfWriter.VERSION);
        json.writeObjectFieldStart("product");
        json.writeStringField("name", "Access Broker");
        json.writeStringField("vendor_name", "Jenkins");
        json.writeEndObject();
        json.writeStringField("event_code", type);
        json.writeStringField("original_time", time.toString());
        json.writeStringField("uid", String.valueOf(sequence));
        if (sequence <= Integer.MAX_VALUE) {
            json.writeNumberField("sequence", sequence);
        }
        if (lease.isPresent()) {
            json.writeStringField("correlation_uid", lease.get());
        }
        json.writeEndObject();
    }

    /** An object of a name and nothing else. */
    void named(String field, String name) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("name", name);
        json.writeEndObject();
    }
}
