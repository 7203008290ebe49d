package io.jenkins.plugins.accessbroker.audit.ocsf;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.accessbroker.audit.CredentialUse;
import io.jenkins.plugins.accessbroker.audit.json.RecordedDecision;
import io.jenkins.plugins.accessbroker.audit.json.RecordedDecision.Condition;
import io.jenkins.plugins.accessbroker.audit.json.RecordedEvent;
import io.jenkins.plugins.accessbroker.audit.json.RecordedEvent.Head;
import io.jenkins.plugins.accessbroker.audit.json.RecordedFact;
import io.jenkins.plugins.accessbroker.policy.condition.Finding.Verdict;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Events about builds. A decision authorises a session, which is the lease; what is issued and ended gives and takes a user's
 * privileges, and the user is the build.
 */
final class BuildEvents {
    private static final int ASSIGN = 1;
    private static final int REVOKE = 2;
    private static final int SERVICE = 4;
    private static final int MEDIUM = 3;

    private final OcsfEvent event;
    private final JsonGenerator json;

    BuildEvents(OcsfEvent event) {
        this.event = event;
        this.json = event.json();
    }

    void write(RecordedEvent recorded) throws IOException {
        if (recorded instanceof RecordedEvent.Denied denied) {
            decided("denied", denied, denied.decision(), Outcome.failure(failed(denied.decision())));
        } else if (recorded instanceof RecordedEvent.Permitted permitted) {
            decided(permitted.extension() ? "extended" : "intent", permitted, permitted.decision(), Outcome.success());
        } else if (recorded instanceof RecordedEvent.Used used) {
            Outcome outcome = used.observed() ? Outcome.observed(failed(used.decision())) : Outcome.success();
            decided(used.observed() ? "observed" : "used", used, used.decision(), outcome);
        } else if (recorded instanceof RecordedEvent.Unmediated unmediated) {
            unmediated(unmediated);
        } else if (recorded instanceof RecordedEvent.Issued issued) {
            issued(issued);
        } else if (recorded instanceof RecordedEvent.Failed failed) {
            failed(failed);
        } else if (recorded instanceof RecordedEvent.Ended ended) {
            ended(ended);
        }
    }

    private void decided(String type, RecordedEvent recorded, RecordedDecision decision, Outcome outcome)
            throws IOException {
        event.classified(OcsfClass.AUTHORIZE_SESSION, ASSIGN, "Assign Privileges");
        event.outcome(outcome);
        from(recorded, type, outcome.detail());
        user(recorded.head(), Optional.empty());
        actor(decision);
        if (recorded.lease().isPresent()) {
            json.writeObjectFieldStart("session");
            json.writeStringField("uid", recorded.lease().get());
            if (decision.issuer().isPresent()) {
                json.writeStringField("issuer", decision.issuer().get());
            }
            json.writeEndObject();
        }
    }

    private void issued(RecordedEvent.Issued issued) throws IOException {
        event.classified(OcsfClass.USER_ACCESS, ASSIGN, "Assign Privileges");
        event.outcome(Outcome.success());
        from(issued, "issued", Optional.empty());
        user(issued.head(), Optional.of(issued.credential().id()));
        resources(issued.head(), issued.scope());
    }

    private void failed(RecordedEvent.Failed failed) throws IOException {
        event.classified(OcsfClass.USER_ACCESS, OcsfClass.OTHER, "Issue or end a credential");
        event.outcome(Outcome.failure(failed.message()));
        json.writeStringField("status_code", failed.reason());
        from(failed, "failed", Optional.of(failed.reason()));
        user(failed.head(), Optional.empty());
        resources(failed.head(), Map.of());
    }

    private void ended(RecordedEvent.Ended ended) throws IOException {
        event.classified(OcsfClass.USER_ACCESS, REVOKE, "Revoke Privileges");
        event.outcome(
                ended.revoked()
                        ? Outcome.success()
                        : Outcome.failure(ended.revocation() + "; valid until " + ended.expires()));
        from(ended, "ended", Optional.empty());
        user(ended.head(), Optional.of(ended.credential().id()));
        resources(ended.head(), Map.of());
    }

    private void unmediated(RecordedEvent.Unmediated unmediated) throws IOException {
        Head head = unmediated.head();
        CredentialUse use = unmediated.use();
        event.classified(OcsfClass.DETECTION_FINDING, 1, "Create");
        json.writeNumberField("severity_id", MEDIUM);
        from(unmediated, "unmediated", Optional.of("by " + use.by()));
        json.writeObjectFieldStart("finding_info");
        json.writeStringField("uid", String.valueOf(head.sequence()));
        json.writeStringField("title", "A guarded credential was used past the broker");
        json.writeNumberField("created_time", head.time().toEpochMilli());
        json.writeEndObject();
        json.writeArrayFieldStart("resources");
        resource(use.credential(), "guarded credential");
        json.writeEndArray();
    }

    private void from(RecordedEvent recorded, String type, Optional<String> more) throws IOException {
        Head head = recorded.head();
        String message = type + ": " + head.grant() + " for " + head.build()
                + more.map(text -> ": " + text).orElse("");
        event.from(head.sequence(), head.time(), type, message, recorded.lease());
    }

    private void user(Head head, Optional<String> credential) throws IOException {
        json.writeObjectFieldStart("user");
        json.writeStringField("name", head.build());
        json.writeNumberField("type_id", SERVICE);
        json.writeStringField("type", "Service");
        if (credential.isPresent()) {
            json.writeStringField("credential_uid", credential.get());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("privileges");
        json.writeString(head.grant().toString());
        json.writeEndArray();
    }

    /** Who started the build, where that is known; Jenkins otherwise. */
    private void actor(RecordedDecision decision) throws IOException {
        json.writeObjectFieldStart("actor");
        json.writeStringField("app_name", "Jenkins");
        Optional<String> user = decision.facts().stream()
                .filter(fact -> fact.name().equals("triggers"))
                .flatMap(fact -> fact.values().stream())
                .flatMap(value -> value.parts().stream())
                .filter(part -> part.name().equals("user"))
                .map(RecordedFact.Part::text)
                .flatMap(Optional::stream)
                .findFirst();
        if (user.isPresent()) {
            event.named("user", user.get());
        }
        json.writeEndObject();
    }

    private void resources(Head head, Map<String, String> scope) throws IOException {
        json.writeArrayFieldStart("resources");
        resource(head.grant().toString(), "grant");
        for (Map.Entry<String, String> part : scope.entrySet()) {
            if (part.getKey().equals("role") || part.getKey().equals("repositories")) {
                resource(part.getValue(), part.getKey());
            }
        }
        json.writeEndArray();
    }

    private void resource(String name, String type) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeStringField("type", type);
        json.writeEndObject();
    }

    private static String failed(RecordedDecision decision) {
        return decision.trace().stream()
                .filter(condition -> condition.verdict() != Verdict.HOLDS)
                .map(Condition::name)
                .collect(Collectors.joining(", ", "failed on ", ""));
    }
}
