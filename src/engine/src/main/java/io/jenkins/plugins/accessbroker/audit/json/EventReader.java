package io.jenkins.plugins.accessbroker.audit.json;

import io.jenkins.plugins.accessbroker.audit.AuditEvent.EndCause;
import io.jenkins.plugins.accessbroker.audit.CredentialMark;
import io.jenkins.plugins.accessbroker.audit.CredentialUse;
import io.jenkins.plugins.accessbroker.request.GrantName;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads an entry of the audit log for showing. Whatever the bytes are, the answer is an event that has everything its
 * type has and nothing else, or why there is none: no exception.
 */
public final class EventReader {
    private final EntryFields fields;

    private EventReader(EntryFields fields) {
        this.fields = fields;
    }

    /** Reads the exact bytes of an entry. */
    public static Reading read(byte[] entry) {
        try {
            EntryFields fields = new EntryFields("the entry", EntryText.parse(entry));
            Reading read = new EventReader(fields).read();
            fields.done();
            return read;
        } catch (FormFault e) {
            return new Reading.Unreadable(e.getMessage());
        }
    }

    private Reading read() throws FormFault {
        if (fields.number("version") != EventWriter.VERSION) {
            throw new FormFault("it is of a version that is not known here");
        }
        String type = fields.text("type");
        return switch (type) {
            case PoliciesWriter.LOADED -> policies(RecordedPolicies.Kind.LOADED);
            case PoliciesWriter.APPROVED -> policies(RecordedPolicies.Kind.APPROVED);
            case PoliciesWriter.WAITING -> policies(RecordedPolicies.Kind.WAITING);
            case EventWriter.KEY_ROTATED -> new Reading.AboutKey(rotation());
            case PoliciesWriter.REVIEWED -> policies(RecordedPolicies.Kind.REVIEWED);
            default -> new Reading.Readable(event(type, head()));
        };
    }

    private RecordedRotation rotation() throws FormFault {
        return new RecordedRotation(
                fields.number("sequence"),
                fields.time("time"),
                fields.text("oldKey"),
                fields.text("newKey"),
                fields.text("by"));
    }

    private Reading policies(RecordedPolicies.Kind kind) throws FormFault {
        return new Reading.AboutPolicies(PoliciesReader.read(kind, fields));
    }

    private RecordedEvent event(String type, RecordedEvent.Head head) throws FormFault {
        return switch (type) {
            case "denied" ->
                new RecordedEvent.Denied(
                        head, DecisionReader.read(fields), fields.has("use") ? Optional.of(use()) : Optional.empty());
            case "used" -> new RecordedEvent.Used(head, DecisionReader.read(fields), use(), false);
            case "observed" -> new RecordedEvent.Used(head, DecisionReader.read(fields), use(), true);
            case "unmediated" -> new RecordedEvent.Unmediated(head, use());
            case "intent" -> permitted(head, false);
            case "extended" -> permitted(head, true);
            case "issued" -> issued(head);
            case "failed" ->
                new RecordedEvent.Failed(
                        head,
                        fields.text("lease"),
                        fields.text("reason"),
                        fields.text("message"),
                        fields.maybeText("requestId"));
            case "ended" -> ended(head);
            default -> throw new FormFault("its type " + Quote.of(type) + " is not known here");
        };
    }

    private RecordedEvent.Head head() throws FormFault {
        return new RecordedEvent.Head(
                fields.number("sequence"), fields.time("time"), grant(), fields.text("buildName"));
    }

    private GrantName grant() throws FormFault {
        return GrantName.parse(fields.text("grant")).orElseThrow(() -> fields.wrong("grant", "a grant's name"));
    }

    private CredentialUse use() throws FormFault {
        EntryFields use = fields.object("use");
        CredentialUse read = new CredentialUse(use.text("by"), use.text("credential"));
        use.done();
        return read;
    }

    private RecordedEvent permitted(RecordedEvent.Head head, boolean extension) throws FormFault {
        return new RecordedEvent.Permitted(
                head, fields.text("lease"), extension, fields.seconds("ttlSeconds"), DecisionReader.read(fields));
    }

    private RecordedEvent issued(RecordedEvent.Head head) throws FormFault {
        return new RecordedEvent.Issued(
                head,
                fields.text("lease"),
                credential(),
                fields.time("expires"),
                fields.text("requestId"),
                fields.texts("scope"),
                Duration.ofMillis(fields.number("latencyMillis")));
    }

    private RecordedEvent ended(RecordedEvent.Head head) throws FormFault {
        return new RecordedEvent.Ended(
                head,
                fields.text("lease"),
                credential(),
                cause(),
                fields.flag("revoked"),
                fields.text("revocation"),
                fields.time("expires"));
    }

    private EndCause cause() throws FormFault {
        String word = fields.text("cause");
        return Arrays.stream(EndCause.values())
                .filter(cause ->
                        cause.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word))
                .findFirst()
                .orElseThrow(() -> new FormFault("its cause " + Quote.of(word) + " is not known here"));
    }

    private CredentialMark credential() throws FormFault {
        EntryFields credential = fields.object("credential");
        String sha256 = credential.text("sha256");
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw credential.wrong("sha256", "64 lower-case hexadecimal digits");
        }
        CredentialMark mark = new CredentialMark(credential.text("issuer"), credential.text("id"), sha256);
        credential.done();
        return mark;
    }
}
