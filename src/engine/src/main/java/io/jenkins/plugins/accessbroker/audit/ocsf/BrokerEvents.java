package io.jenkins.plugins.accessbroker.audit.ocsf;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.accessbroker.audit.json.RecordedChange;
import io.jenkins.plugins.accessbroker.audit.json.RecordedPolicies;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Events about policies, what else decisions hang on, and the log itself: entities that are managed, and a program's life. */
final class BrokerEvents {
    private static final int UPDATE = 3;
    private static final int ENABLE = 8;
    private static final int DISABLE = 9;
    private static final int ACTIVATE = 10;
    private static final int START = 3;
    private static final int POLICY = 5;
    private static final int OTHER = 99;

    private final OcsfEvent event;
    private final JsonGenerator json;

    BrokerEvents(OcsfEvent event) {
        this.event = event;
        this.json = event.json();
    }

    void write(RecordedPolicies policies) throws IOException {
        switch (policies.kind()) {
            case LOADED -> event.classified(OcsfClass.ENTITY_MANAGEMENT, ACTIVATE, "Activate");
            case APPROVED -> event.classified(OcsfClass.ENTITY_MANAGEMENT, ENABLE, "Enable");
            case REVIEWED -> reviewed(policies);
            case WAITING -> event.classified(OcsfClass.ENTITY_MANAGEMENT, ACTIVATE, "Activate");
        }
        boolean waits = policies.kind() == RecordedPolicies.Kind.WAITING;
        event.outcome(waits ? Outcome.failure(policies.why().orElse("")) : Outcome.success());
        String type = "policies-" + policies.kind().name().toLowerCase(Locale.ROOT);
        String message = type + ": version " + policies.version().sha256() + " from " + policies.source();
        event.from(policies.sequence(), policies.time(), type, message, Optional.empty());
        entity(policies.source(), Optional.of(policies.version().sha256()), POLICY, "Policy");
        Optional<String> comment = policies.why().or(() -> policies.review().flatMap(RecordedPolicies.Review::reason));
        if (comment.isPresent()) {
            json.writeStringField("comment", comment.get());
        }
        actor(policies.review()
                .map(RecordedPolicies.Review::user)
                .or(() -> policies.version().approvers().stream().findFirst()));
    }

    private void reviewed(RecordedPolicies policies) throws IOException {
        boolean rejected = policies.review()
                .filter(review -> review.verdict().equals("rejected"))
                .isPresent();
        event.classified(OcsfClass.ENTITY_MANAGEMENT, rejected ? DISABLE : ENABLE, rejected ? "Disable" : "Enable");
    }

    void write(RecordedChange change) throws IOException {
        switch (change.type()) {
            case "owner-changed" -> managed(change, change.value("of").orElse(""), POLICY, "Policy");
            case "boundaries-changed" -> managed(change, change.value("source").orElse(""), POLICY, "Policy");
            case "configuration-changed" -> managed(change, "configuration", OTHER, "Configuration");
            case "key-rotated" -> managed(change, change.value("newKey").orElse(""), OTHER, "Key");
            case "log-opened" -> log(change, START, "Start");
            default -> log(change, OcsfClass.OTHER, change.type());
        }
    }

    private void managed(RecordedChange change, String what, int kind, String kindName) throws IOException {
        event.classified(OcsfClass.ENTITY_MANAGEMENT, UPDATE, "Update");
        event.outcome(Outcome.success());
        from(change, what);
        entity(what, change.value("sha256").or(() -> change.value("policySet.sha256")), kind, kindName);
        actor(change.value("by"));
    }

    private void log(RecordedChange change, int activity, String activityName) throws IOException {
        boolean unsound = change.value("sound").filter("false"::equals).isPresent();
        event.classified(OcsfClass.APPLICATION_LIFECYCLE, activity, activityName);
        event.outcome(unsound ? Outcome.failure("the log is not sound") : Outcome.success());
        from(change, change.value("program").or(() -> change.value("query")).orElse("the audit log"));
        event.named("app", "Access Broker");
    }

    private void from(RecordedChange change, String what) throws IOException {
        event.from(change.sequence(), change.time(), change.type(), change.type() + ": " + what, Optional.empty());
    }

    private void entity(String name, Optional<String> uid, int kind, String kindName) throws IOException {
        json.writeObjectFieldStart("entity");
        json.writeStringField("name", name);
        if (uid.isPresent()) {
            json.writeStringField("uid", uid.get());
        }
        json.writeNumberField("type_id", kind);
        json.writeStringField("type", kindName);
        json.writeEndObject();
    }

    private void actor(Optional<String> person) throws IOException {
        json.writeObjectFieldStart("actor");
        json.writeStringField("app_name", "Access Broker");
        if (person.isPresent()) {
            event.named("user", person.get());
        }
        json.writeEndObject();
    }
}
