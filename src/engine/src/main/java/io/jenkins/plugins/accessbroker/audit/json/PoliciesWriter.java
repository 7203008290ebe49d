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
    static final String REJECTED = "policies-rejected";

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
            refused(json, WAITING, waiting.source(), waiting.digest(), waiting.commit());
            json.writeStringField("why", waiting.why());
        } else if (event instanceof AuditEvent.PoliciesRejected rejected) {
            refused(json, REJECTED, rejected.source(), rejected.digest(), rejected.commit());
            json.writeStringField("by", rejected.by());
            json.writeStringField("why", rejected.why());
        }
    }

    private static void version(JsonGenerator json, String type, String source, PolicyVersion version)
            throws IOException {
        json.writeStringField("type", type);
        json.writeStringField("source", source);
        json.writeFieldName("policySet");
        TraceWriter.write(json, version);
    }

    private static void refused(JsonGenerator json, String type, String source, String digest, Optional<Commit> commit)
            throws IOException {
        json.writeStringField("type", type);
        json.writeStringField("source", source);
        json.writeObjectFieldStart("policySet");
        json.writeStringField("sha256", digest);
        if (commit.isPresent()) {
            TraceWriter.write(json, commit.get());
        }
        json.writeEndObject();
    }
}
