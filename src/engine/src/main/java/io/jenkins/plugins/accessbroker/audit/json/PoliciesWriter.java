package io.jenkins.plugins.accessbroker.audit.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.decision.json.TraceWriter;
import io.jenkins.plugins.accessbroker.policy.PolicyVersion;
import java.io.IOException;

/** Writes events about the policies as a whole. */
final class PoliciesWriter {
    static final String LOADED = "policies-loaded";
    static final String APPROVED = "policies-approved";
    static final String WAITING = "policies-waiting";

    private PoliciesWriter() {}

    static void write(JsonGenerator json, AuditEvent event) throws IOException {
        if (event instanceof AuditEvent.PoliciesLoaded loaded) {
            version(json, LOADED, loaded.source(), loaded.version());
        } else if (event instanceof AuditEvent.PoliciesApproved approved) {
            version(json, APPROVED, approved.source(), approved.version());
            if (approved.authors().isPresent()) {
                json.writeFieldName("authors");
                TraceWriter.texts(json, approved.authors().get());
            }
        } else if (event instanceof AuditEvent.PoliciesWaiting waiting) {
            waiting(json, waiting);
        }
    }

    private static void version(JsonGenerator json, String type, String source, PolicyVersion version)
            throws IOException {
        json.writeStringField("type", type);
        json.writeStringField("source", source);
        json.writeFieldName("policySet");
        TraceWriter.write(json, version);
    }

    private static void waiting(JsonGenerator json, AuditEvent.PoliciesWaiting waiting) throws IOException {
        json.writeStringField("type", WAITING);
        json.writeStringField("source", waiting.source());
        json.writeObjectFieldStart("policySet");
        json.writeStringField("sha256", waiting.digest());
        if (waiting.commit().isPresent()) {
            TraceWriter.write(json, waiting.commit().get());
        }
        json.writeEndObject();
        json.writeStringField("why", waiting.why());
    }
}
