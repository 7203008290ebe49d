package io.jenkins.plugins.accessbroker.audit.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.decision.json.TraceWriter;
import io.jenkins.plugins.accessbroker.policy.Commit;
import io.jenkins.plugins.accessbroker.policy.PolicyVersion;
import java.io.IOException;
import java.util.Optional;

/** Writes events about the policies as a whole. */
final class PoliciesWriter {
    static final String LOADED = "policies-loaded";
    static final String APPROVED = "policies-approved";
    static final String WAITING = "policies-waiting";
    static final String REVIEWED = "policies-reviewed";

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
        } else if (event instanceof AuditEvent.PoliciesReviewed reviewed) {
            reviewed(json, reviewed);
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
        newer(json, waiting.source(), waiting.digest(), waiting.commit());
        json.writeStringField("why", waiting.why());
    }

    private static void reviewed(JsonGenerator json, AuditEvent.PoliciesReviewed reviewed) throws IOException {
        json.writeStringField("type", REVIEWED);
        newer(json, reviewed.source(), reviewed.digest(), reviewed.commit());
        json.writeObjectFieldStart("review");
        json.writeStringField("user", reviewed.user());
        json.writeStringField("approver", reviewed.approver());
        json.writeStringField("verdict", reviewed.objection().isPresent() ? "rejected" : "approved");
        if (reviewed.objection().isPresent()) {
            json.writeStringField("reason", reviewed.objection().get());
        }
        json.writeEndObject();
    }

    private static void newer(JsonGenerator json, String source, String digest, Optional<Commit> commit)
            throws IOException {
        json.writeStringField("source", source);
        json.writeObjectFieldStart("policySet");
        json.writeStringField("sha256", digest);
        if (commit.isPresent()) {
            TraceWriter.write(json, commit.get());
        }
        json.writeEndObject();
    }
}
