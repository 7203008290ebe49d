package io.jenkins.plugins.accessbroker.audit.form;

import static io.jenkins.plugins.accessbroker.audit.form.Field.maybe;
import static io.jenkins.plugins.accessbroker.audit.form.Field.of;
import static io.jenkins.plugins.accessbroker.audit.form.Parts.CREDENTIAL;
import static io.jenkins.plugins.accessbroker.audit.form.Parts.FLAG;
import static io.jenkins.plugins.accessbroker.audit.form.Parts.LIST;
import static io.jenkins.plugins.accessbroker.audit.form.Parts.NUMBER;
import static io.jenkins.plugins.accessbroker.audit.form.Parts.OWNER;
import static io.jenkins.plugins.accessbroker.audit.form.Parts.REFUSED_VERSION;
import static io.jenkins.plugins.accessbroker.audit.form.Parts.SHA256;
import static io.jenkins.plugins.accessbroker.audit.form.Parts.TEXT;
import static io.jenkins.plugins.accessbroker.audit.form.Parts.TEXTS;
import static io.jenkins.plugins.accessbroker.audit.form.Parts.TIME;
import static io.jenkins.plugins.accessbroker.audit.form.Parts.USE;
import static io.jenkins.plugins.accessbroker.audit.form.Parts.VERSION;
import static io.jenkins.plugins.accessbroker.audit.form.Parts.words;

import io.jenkins.plugins.accessbroker.audit.form.Form.Listing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All types of events. */
public final class EventForms {
    /** The version of these forms. */
    public static final int VERSION_NUMBER = 1;

    private static final Field LEASE = of("lease", TEXT, "the lease's id");
    private static final Field BY = of("by", TEXT, "who did it");
    private static final Field SOURCE = of("source", TEXT, "the directory or repository that it was read from");
    private static final Field EXPIRES = of("expires", TIME, "when the credential ends by itself");
    private static final Field WHY = of("why", TEXT, "why it does not come into force");

    private static final Map<String, EventForm> FORMS = new LinkedHashMap<>();

    static {
        add("denied", "a request was denied", Decided.fields(Decided.Kind.DENIED));
        add(
                "intent",
                "a request was permitted, and the issuer is about to be asked",
                Decided.fields(Decided.Kind.LEASE));
        add(
                "used",
                "a build is about to use a guarded credential, as a grant permits",
                Decided.fields(Decided.Kind.USED));
        add(
                "observed",
                "a build is about to use a guarded credential that no grant permits, and the policy only observes",
                Decided.fields(Decided.Kind.OBSERVED));
        add("unmediated", "a guarded credential was used past the broker", about(of("use", USE, "the use")));
        add(
                "issued",
                "a credential was issued, and is about to be handed out",
                lease(
                        of("credential", CREDENTIAL, "the credential"),
                        EXPIRES,
                        of("requestId", TEXT, "the issuer's own id of the call"),
                        of("scope", TEXTS, "what the issuer says it gave, by name"),
                        of("latencyMillis", NUMBER, "how long the issuer took, in milliseconds")));
        add("extended", "a lease's block took a further agent", Decided.fields(Decided.Kind.LEASE));
        add(
                "failed",
                "nothing was issued, or a credential could not be ended",
                lease(
                        of("reason", TEXT, "what went wrong, by who can mend it"),
                        of("message", TEXT, "what the author was told"),
                        maybe("requestId", TEXT, "the issuer's own id of the call")));
        add(
                "ended",
                "a lease ended",
                lease(
                        of("credential", CREDENTIAL, "the credential"),
                        of(
                                "cause",
                                words("block-ended", "build-ended", "aborted", "agent-lost", "build-gone"),
                                "what ended it"),
                        of("revoked", FLAG, "whether the credential was revoked"),
                        of("revocation", TEXT, "revoked, or why it could not be"),
                        EXPIRES));
        add(
                "policies-approved",
                "a version of the policies was found to be approved",
                SOURCE,
                of("policySet", VERSION, "the version"),
                maybe("authors", LIST, "who changed policies since the version in force"));
        add(
                "policies-loaded",
                "a version of the policies is about to come into force",
                SOURCE,
                of("policySet", VERSION, "the version"));
        add(
                "policies-waiting",
                "a newer version of the policies does not come into force",
                SOURCE,
                of("policySet", REFUSED_VERSION, "the version"),
                WHY);
        add(
                "policies-reviewed",
                "a person approved or rejected a version of the policies in Jenkins",
                SOURCE,
                of("policySet", REFUSED_VERSION, "the version"),
                of("review", Parts.REVIEW, "what was said of it, by whom"));
        add(
                "owner-changed",
                "a version of the policies that is about to come into force gives something to another owner",
                of("of", TEXT, "the policy, the grant or the coding agent"),
                of("before", OWNER, "the owner before"),
                of("after", OWNER, "the owner now"),
                of("policySet", VERSION, "the version"));
        add(
                "boundaries-changed",
                "the boundaries of policies are others than before",
                SOURCE,
                maybe("beforeSha256", SHA256, "the digest of those before"),
                maybe("sha256", SHA256, "the digest of those that hold now"),
                of("files", NUMBER, "how many files are new, changed or gone"),
                of("changed", LIST, "the first of them"));
        add(
                "configuration-changed",
                "the configuration was changed",
                maybe("by", TEXT, "who changed it"),
                of("settings", new Listing(setting()), "what changed"));
        add(
                "key-rotated",
                "the log's signing key was replaced by another",
                of("oldKey", TEXT, "the public key that was replaced"),
                of("newKey", TEXT, "the public key that took over"),
                of("by", TEXT, "who had it replaced"));
        add(
                "log-opened",
                "a program opened the log to write to it",
                of("origin", TEXT, "the log's name"),
                of("key", TEXT, "the public key that verifies it"),
                of("program", TEXT, "what opened it"));
        add(
                "log-recovered",
                "the end of the log was not in order when it was opened",
                of("entriesKept", NUMBER, "entries that a signed checkpoint covered: kept"),
                of("bytesDropped", NUMBER, "bytes that none covered: dropped"));
        add(
                "log-verified",
                "the log was recomputed from its bytes",
                maybe("by", TEXT, "who asked for it"),
                of("size", NUMBER, "the entries that were read"),
                of("sound", FLAG, "whether nothing breaks the log"),
                of("findings", NUMBER, "how much was found"));
        add(
                "log-exported",
                "events were given out",
                of("by", TEXT, "who got them"),
                of("format", TEXT, "the form in which"),
                of("query", TEXT, "which events were asked for"),
                of("events", NUMBER, "how many at most"));
    }

    private EventForms() {}

    private static Form setting() {
        return Parts.object(
                "setting",
                of("name", TEXT, "its name"),
                maybe("before", TEXT, "its value before"),
                maybe("after", TEXT, "its value now"));
    }

    private static void add(String type, String help, Field... own) {
        add(type, help, List.of(own));
    }

    private static void add(String type, String help, List<Field> own) {
        List<Field> fields = new ArrayList<>();
        fields.add(of("version", NUMBER, "the version of this form"));
        fields.add(of("sequence", NUMBER, "the entry's place in the log, from 0"));
        fields.add(of("time", TIME, "the writer's time when it was recorded"));
        fields.add(of("type", words(type), help));
        fields.addAll(own);
        FORMS.put(type, new EventForm(type, help, fields));
    }

    private static List<Field> lease(Field... own) {
        List<Field> fields = new ArrayList<>(List.of(LEASE));
        fields.addAll(about(own));
        return fields;
    }

    private static List<Field> about(Field... own) {
        List<Field> fields = new ArrayList<>();
        fields.add(of("grant", Parts.GRANT, "the grant's full name"));
        fields.add(of("buildName", TEXT, "the build"));
        fields.addAll(List.of(own));
        return fields;
    }

    /** All of them, in the order in which they are described. */
    public static List<EventForm> all() {
        return List.copyOf(FORMS.values());
    }

    /** The form of a type. */
    public static Optional<EventForm> ofType(String type) {
        return Optional.ofNullable(FORMS.get(type));
    }
}
