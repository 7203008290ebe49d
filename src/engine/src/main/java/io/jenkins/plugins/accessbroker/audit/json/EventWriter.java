package io.jenkins.plugins.accessbroker.audit.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.ChangeEvent;
import io.jenkins.plugins.accessbroker.audit.CredentialMark;
import io.jenkins.plugins.accessbroker.audit.CredentialUse;
import io.jenkins.plugins.accessbroker.audit.LogEvent;
import io.jenkins.plugins.accessbroker.audit.form.EventForms;
import io.jenkins.plugins.accessbroker.decision.Decision;
import io.jenkins.plugins.accessbroker.decision.json.TraceWriter;
import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.request.GrantName;
import io.jenkins.plugins.accessbroker.request.json.ContextWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes an event as one line of JSON in ASCII: everything else is escaped, so that no text of a build can forge a line
 * or hide in one. The fields are described in {@code docs/audit-format.md}.
 */
final class EventWriter {
    private static final String KEY_ROTATED = "key-rotated";

    private static final JsonFactory FACTORY = AsciiEscapes.factory();

    /** Bytes of an entry at most: its length is a uint16. */
    private static final int MAX_BYTES = 65_535;

    /** Characters of a text of an issuer at most. */
    private static final int MAX_MESSAGE = 4_096;

    private final JsonGenerator json;
    /** The event with all its facts, where that is too large and they have to be cut. */
    private final Optional<byte[]> whole;

    private EventWriter(JsonGenerator json, Optional<byte[]> whole) {
        this.json = json;
        this.whole = whole;
    }

    static byte[] write(long sequence, Instant time, AuditEvent event) {
        byte[] bytes = write(sequence, time, event, Optional.empty());
        return bytes.length <= MAX_BYTES ? bytes : write(sequence, time, event, Optional.of(bytes));
    }

    private static byte[] write(long sequence, Instant time, AuditEvent event, Optional<byte[]> whole) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(2_048);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("version", EventForms.VERSION_NUMBER);
            json.writeNumberField("sequence", sequence);
            json.writeStringField("time", time.truncatedTo(ChronoUnit.MILLIS).toString());
            new EventWriter(json, whole).write(event);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void write(AuditEvent event) throws IOException {
        if (event instanceof AuditEvent.Denied denied) {
            decided("denied", denied.decision(), denied.use());
        } else if (event instanceof AuditEvent.Observed observed) {
            decided("observed", observed.decision(), Optional.of(observed.use()));
        } else if (event instanceof AuditEvent.Used used) {
            used(used);
        } else if (event instanceof AuditEvent.Unmediated unmediated) {
            unmediated(unmediated);
        } else if (event instanceof AuditEvent.Intent intent) {
            permitted("intent", intent.lease(), intent.decision());
        } else if (event instanceof AuditEvent.Extended extended) {
            permitted("extended", extended.lease(), extended.decision());
        } else if (event instanceof AuditEvent.Issued issued) {
            issued(issued);
        } else if (event instanceof AuditEvent.Failed failed) {
            failed(failed);
        } else if (event instanceof AuditEvent.Ended ended) {
            ended(ended);
        } else if (event instanceof AuditEvent.KeyRotated rotated) {
            rotated(rotated);
        } else if (event instanceof LogEvent about) {
            ChangeWriter.write(json, about);
        } else if (event instanceof ChangeEvent change) {
            ChangeWriter.write(json, change);
        } else {
            PoliciesWriter.write(json, event);
        }
    }

    private void rotated(AuditEvent.KeyRotated rotated) throws IOException {
        json.writeStringField("type", KEY_ROTATED);
        json.writeStringField("oldKey", rotated.from());
        json.writeStringField("newKey", rotated.to());
        json.writeStringField("by", rotated.by());
    }

    private void used(AuditEvent.Used used) throws IOException {
        Decision.Permitted decision = used.decision();
        json.writeStringField("type", "used");
        request(decision.request());
        use(used.use());
        grant(decision.grant(), Optional.of(decision.digest()));
        decision(decision);
    }

    private void unmediated(AuditEvent.Unmediated unmediated) throws IOException {
        json.writeStringField("type", "unmediated");
        json.writeStringField("grant", unmediated.grant().toString());
        json.writeStringField("buildName", unmediated.build());
        use(unmediated.use());
    }

    private void use(CredentialUse use) throws IOException {
        json.writeObjectFieldStart("use");
        json.writeStringField("by", use.by());
        json.writeStringField("credential", use.credential());
        json.writeEndObject();
    }

    private void decided(String type, Decision.Denied decision, Optional<CredentialUse> use) throws IOException {
        json.writeStringField("type", type);
        request(decision.request());
        if (use.isPresent()) {
            use(use.get());
        }
        if (decision.grant().isPresent()) {
            grant(decision.grant().get(), decision.digest());
        } else if (decision.owner().isPresent()) {
            json.writeFieldName("owner");
            TraceWriter.write(json, decision.owner().get());
        }
        decision(decision);
    }

    private void permitted(String type, String lease, Decision.Permitted decision) throws IOException {
        json.writeStringField("type", type);
        json.writeStringField("lease", lease);
        request(decision.request());
        grant(decision.grant(), Optional.of(decision.digest()));
        json.writeNumberField("ttlSeconds", decision.ttl().toSeconds());
        decision(decision);
    }

    private void issued(AuditEvent.Issued issued) throws IOException {
        lease("issued", issued.lease(), issued.grant(), issued.build());
        credential(issued.credential());
        json.writeStringField("expires", issued.expires().toString());
        json.writeStringField("requestId", issued.requestId());
        json.writeFieldName("scope");
        TraceWriter.write(json, issued.scope());
        json.writeNumberField("latencyMillis", issued.latency().toMillis());
    }

    private void failed(AuditEvent.Failed failed) throws IOException {
        lease("failed", failed.lease(), failed.grant(), failed.build());
        json.writeStringField("reason", failed.reason());
        json.writeStringField("message", bounded(failed.message()));
        if (failed.requestId().isPresent()) {
            json.writeStringField("requestId", failed.requestId().get());
        }
    }

    private void ended(AuditEvent.Ended ended) throws IOException {
        lease("ended", ended.lease(), ended.grant(), ended.build());
        credential(ended.credential());
        json.writeStringField(
                "cause", ended.cause().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.writeBooleanField("revoked", ended.revoked());
        json.writeStringField("revocation", bounded(ended.revocation()));
        json.writeStringField("expires", ended.expires().toString());
    }

    /** What an issuer said, shortened where it said too much for an entry. */
    private static String bounded(String text) {
        return text.length() <= MAX_MESSAGE ? text : text.substring(0, MAX_MESSAGE - 3) + "...";
    }

    private void lease(String type, String lease, GrantName grant, String build) throws IOException {
        json.writeStringField("type", type);
        json.writeStringField("lease", lease);
        json.writeStringField("grant", grant.toString());
        json.writeStringField("buildName", build);
    }

    private void request(AccessRequest request) throws IOException {
        json.writeStringField("grant", request.grant().toString());
        json.writeStringField("buildName", request.build().build());
        if (request.reason().isPresent()) {
            json.writeStringField("reason", request.reason().get());
        }
        if (request.ttl().isPresent()) {
            json.writeNumberField("askedTtlSeconds", request.ttl().get().toSeconds());
        }
    }

    private void grant(Grant grant, Optional<String> digest) throws IOException {
        json.writeStringField("purpose", grant.purpose());
        json.writeFieldName("owner");
        TraceWriter.write(json, grant.owner());
        json.writeObjectFieldStart("policy");
        json.writeStringField("file", grant.at().file());
        json.writeNumberField("line", grant.at().line());
        json.writeStringField("sha256", digest.orElse(""));
        json.writeEndObject();
        json.writeStringField("issuer", grant.scope().issuer());
        json.writeFieldName("scope");
        TraceWriter.write(json, grant.scope().details());
    }

    private void decision(Decision decision) throws IOException {
        json.writeFieldName("policySet");
        TraceWriter.write(json, decision.version());
        if (whole.isPresent()) {
            CutEvent.write(json, decision.request().build(), decision.trace(), whole.get());
            return;
        }
        json.writeFieldName("build");
        ContextWriter.write(json, decision.request().build());
        json.writeFieldName("trace");
        TraceWriter.write(json, decision.trace());
    }

    private void credential(CredentialMark credential) throws IOException {
        json.writeObjectFieldStart("credential");
        json.writeStringField("issuer", credential.issuer());
        json.writeStringField("id", credential.id());
        json.writeStringField("sha256", credential.sha256());
        json.writeEndObject();
    }
}
