package io.jenkins.plugins.accessbroker.audit.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.accessbroker.Cases;
import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.CredentialUse;
import io.jenkins.plugins.accessbroker.decision.Check;
import io.jenkins.plugins.accessbroker.decision.Decision;
import io.jenkins.plugins.accessbroker.policy.Approval;
import io.jenkins.plugins.accessbroker.policy.PolicyVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** Fields that may be an empty list. */
    private static final Set<String> LISTS = Set.of("trace", "authors");

    private static final int EVENTS = Cases.count(2_000);

    @Test
    void reads_every_event_that_is_written_and_says_what_it_says() {
        SampleEvents samples = new SampleEvents(1);
        Set<Class<?>> types = new HashSet<>();
        for (int i = 0; i < EVENTS; i++) {
            AuditEvent event = samples.event();
            Instant time = samples.time();
            types.add(event.getClass());

            byte[] entry = EventWriter.write(i, time, event);
            if (EventReader.read(entry) instanceof Reading.AboutPolicies policies) {
                assertThat(policies.event().sequence()).isEqualTo(i);
                assertThat(policies.event().time()).isEqualTo(time.truncatedTo(ChronoUnit.MILLIS));
                assertSame(event, policies.event());
            } else if (event instanceof AuditEvent.KeyRotated rotated) {
                assertThat(EventReader.read(entry))
                        .isEqualTo(new Reading.AboutKey(new RecordedRotation(
                                i, time.truncatedTo(ChronoUnit.MILLIS), rotated.from(), rotated.to(), rotated.by())));
            } else {
                RecordedEvent read = readable(entry);
                assertThat(read.head().sequence()).isEqualTo(i);
                assertThat(read.head().time()).isEqualTo(time.truncatedTo(ChronoUnit.MILLIS));
                assertSame(event, read);
            }
        }
        assertThat(types).hasSize(AuditEvent.class.getPermittedSubclasses().length);
    }

    @Test
    void reads_a_decision_from_before_versions_of_policies_were_recorded() throws IOException {
        SampleEvents samples = new SampleEvents(6);
        AuditEvent event = samples.event();
        while (!(event instanceof AuditEvent.Intent)) {
            event = samples.event();
        }
        ObjectNode json = (ObjectNode) MAPPER.readTree(EventWriter.write(0, samples.time(), event));
        json.remove("policySet");

        RecordedEvent read = readable(ascii(json).getBytes(StandardCharsets.US_ASCII));

        assertThat(((RecordedEvent.Permitted) read).decision().version()).isEmpty();
    }

    @Test
    void reads_an_event_that_was_cut() {
        List<Check> trace = new ArrayList<>();
        Decision.Denied decision = null;
        SampleEvents samples = new SampleEvents(2);
        while (decision == null) {
            decision = samples.event() instanceof AuditEvent.Denied denied ? denied.decision() : null;
        }
        for (int i = 0; i < 1_000; i++) {
            trace.addAll(decision.failed());
        }
        Decision.Denied large = new Decision.Denied(
                decision.request(),
                decision.grant(),
                decision.owner(),
                decision.digest(),
                trace,
                List.of(),
                decision.version());

        byte[] entry = EventWriter.write(0, samples.time(), new AuditEvent.Denied(large));

        RecordedDecision read = ((RecordedEvent.Denied) readable(entry)).decision();
        assertThat(read.cut().orElseThrow().conditions()).isEqualTo(trace.size());
        assertThat(read.trace()).hasSize(12);
        assertThat(read.facts()).extracting(RecordedFact::name).containsExactly("job", "number");
    }

    @Test
    void a_fact_is_known_absent_or_unknown_and_a_list_keeps_its_entries_apart() throws Exception {
        RecordedEvent event = readable(denied("""
                {"job":{"name":"a/b","kind":"k"},"number":7,"branch":"main","changeRequest":null,"libraries":[],
                "agents":[{"name":"x, cloud: trusted","labels":["l1","l2"],"cloud":null,"builtIn":false}],
                "origins":{"branch":"the revision","revision":"not known: no SCM"}}"""));

        List<RecordedFact> facts = ((RecordedEvent.Denied) event).decision().facts();
        assertThat(facts)
                .extracting(fact ->
                        fact.name() + " " + fact.state() + " " + fact.origin().orElse("-"))
                .containsExactly(
                        "job KNOWN -",
                        "number KNOWN -",
                        "branch KNOWN the revision",
                        "revision UNKNOWN not known: no SCM",
                        "changeRequest NONE -",
                        "triggers UNKNOWN -",
                        "agents KNOWN -",
                        "rerun UNKNOWN -",
                        "libraries KNOWN -",
                        "codingAgents UNKNOWN -");
        assertThat(facts.get(6).values().get(0).parts())
                .extracting(part -> part.name() + "=" + part.text().orElse("(none)"))
                .containsExactly("name=x, cloud: trusted", "labels=l1", "labels=l2", "cloud=(none)", "builtIn=false");
        assertThat(facts.get(8).values()).isEmpty();
    }

    @Test
    void reads_facts_without_origins() throws Exception {
        RecordedEvent event = readable(denied("{\"job\":{\"name\":\"a\",\"kind\":\"k\"},\"number\":1}"));

        assertThat(((RecordedEvent.Denied) event).decision().facts())
                .allMatch(fact -> fact.origin().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "one",
                "{}",
                "[]",
                "null",
                "{\"version\":",
                "{\"version\":1} ",
                "{\"version\":1}{}",
                "{\"version\":1,\"version\":1}",
                "{\"version\":99999999999999999999}",
                "{\"version\":1.5}",
                "{\"version\":-1}",
                "{\"version\":1,\"a\":NaN}"
            })
    void anything_else_is_not_readable(String entry) {
        assertThat(EventReader.read(entry.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Reading.Unreadable.class);
    }

    @Test
    void deep_nesting_is_not_readable() {
        String entry = "{\"a\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}";

        assertThat(EventReader.read(entry.getBytes(StandardCharsets.US_ASCII))).isInstanceOf(Reading.Unreadable.class);
    }

    @Test
    void an_entry_that_is_not_one_line_of_ascii_is_not_readable() throws Exception {
        byte[] sound = denied("{\"job\":{\"name\":\"a\",\"kind\":\"k\"},\"number\":1}");
        String text = new String(sound, StandardCharsets.US_ASCII);

        readable(sound);
        assertUnreadable(text.replace(",", ",\n"), "one line of ASCII");
        assertUnreadable(text.replace("\"a\"", "\"\u00e9\""), "one line of ASCII");
        assertUnreadable(text + " ".repeat(65_536), "longer than an entry");
    }

    @Test
    void a_version_type_or_field_that_is_not_known_is_named() throws Exception {
        ObjectNode event = object(denied("{\"job\":{\"name\":\"a\",\"kind\":\"k\"},\"number\":1}"));

        assertUnreadable(event.deepCopy().put("version", 2), "version");
        assertUnreadable(event.deepCopy().put("type", "granted"), "`granted`");
        assertUnreadable(event.deepCopy().put("approver", "me"), "`approver`");
        assertUnreadable(event.deepCopy().put("grant", "../x"), "`grant`");
        assertUnreadable(event.deepCopy().put("time", "+1000000000-12-31T23:59:59Z"), "`time`");
    }

    /** Takes away, or makes something else of, each field of each event in turn. */
    @Test
    void an_event_with_a_field_of_a_wrong_type_is_not_readable() throws Exception {
        SampleEvents samples = new SampleEvents(3);
        for (int i = 0; i < 50; i++) {
            ObjectNode event = object(EventWriter.write(i, samples.time(), samples.event()));
            List<String> names = new ArrayList<>();
            event.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                assertUnreadable(event.deepCopy().put(name, 1.5), "");
                assertUnreadableUnlessList((ObjectNode) event.deepCopy().set(name, MAPPER.createArrayNode()), name);
            }
        }
    }

    @Test
    void bytes_that_were_changed_give_an_event_or_a_reason_and_never_an_exception() {
        SampleEvents samples = new SampleEvents(4);
        Random random = new Random(4);
        int unreadable = 0;
        for (int i = 0; i < EVENTS; i++) {
            byte[] entry = EventWriter.write(i, samples.time(), samples.event());
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                entry[random.nextInt(entry.length)] = (byte) random.nextInt(256);
            }
            unreadable += EventReader.read(entry) instanceof Reading.Unreadable ? 1 : 0;
        }
        assertThat(unreadable).isGreaterThan(EVENTS / 4);
    }

    private static void assertSame(AuditEvent written, RecordedEvent read) {
        if (written instanceof AuditEvent.Denied denied) {
            assertThat(((RecordedEvent.Denied) read).use()).isEqualTo(denied.use());
            assertDecision(denied.decision(), ((RecordedEvent.Denied) read).decision());
        } else if (written instanceof AuditEvent.Used used) {
            assertUsed(used.decision(), used.use(), false, (RecordedEvent.Used) read);
        } else if (written instanceof AuditEvent.Observed observed) {
            assertUsed(observed.decision(), observed.use(), true, (RecordedEvent.Used) read);
        } else if (written instanceof AuditEvent.Unmediated past) {
            assertThat(read)
                    .isEqualTo(new RecordedEvent.Unmediated(
                            head(read, past.grant().toString(), past.build()), past.use()));
        } else if (written instanceof AuditEvent.Intent intent) {
            assertPermitted(intent.lease(), false, intent.decision(), (RecordedEvent.Permitted) read);
        } else if (written instanceof AuditEvent.Extended extended) {
            assertPermitted(extended.lease(), true, extended.decision(), (RecordedEvent.Permitted) read);
        } else if (written instanceof AuditEvent.Issued i) {
            assertThat(read)
                    .isEqualTo(new RecordedEvent.Issued(
                            head(read, i.grant().toString(), i.build()),
                            i.lease(),
                            i.credential(),
                            i.expires(),
                            i.requestId(),
                            i.scope(),
                            i.latency()));
        } else if (written instanceof AuditEvent.Failed f) {
            assertThat(read)
                    .isEqualTo(new RecordedEvent.Failed(
                            head(read, f.grant().toString(), f.build()),
                            f.lease(),
                            f.reason(),
                            f.message(),
                            f.requestId()));
        } else if (written instanceof AuditEvent.Ended e) {
            assertThat(read)
                    .isEqualTo(new RecordedEvent.Ended(
                            head(read, e.grant().toString(), e.build()),
                            e.lease(),
                            e.credential(),
                            e.cause(),
                            e.revoked(),
                            e.revocation(),
                            e.expires()));
        }
    }

    private static void assertSame(AuditEvent written, RecordedPolicies read) {
        if (written instanceof AuditEvent.PoliciesLoaded loaded) {
            assertThat(read.kind()).isEqualTo(RecordedPolicies.Kind.LOADED);
            assertThat(read.source()).isEqualTo(loaded.source());
            assertVersion(loaded.version(), read.version());
        } else if (written instanceof AuditEvent.PoliciesApproved approved) {
            assertThat(read.kind()).isEqualTo(RecordedPolicies.Kind.APPROVED);
            assertThat(read.source()).isEqualTo(approved.source());
            assertThat(read.authors()).isEqualTo(approved.authors());
            assertVersion(approved.version(), read.version());
        } else if (written instanceof AuditEvent.PoliciesWaiting waiting) {
            assertThat(read)
                    .isEqualTo(new RecordedPolicies(
                            read.sequence(),
                            read.time(),
                            RecordedPolicies.Kind.WAITING,
                            waiting.source(),
                            new RecordedVersion(
                                    waiting.digest(), waiting.commit(), Optional.empty(), List.of(), Optional.empty()),
                            Optional.empty(),
                            Optional.of(waiting.why()),
                            Optional.empty()));
        } else if (written instanceof AuditEvent.PoliciesReviewed reviewed) {
            assertThat(read.kind()).isEqualTo(RecordedPolicies.Kind.REVIEWED);
            assertThat(read.source()).isEqualTo(reviewed.source());
            assertThat(read.version())
                    .isEqualTo(new RecordedVersion(
                            reviewed.digest(), reviewed.commit(), Optional.empty(), List.of(), Optional.empty()));
            assertThat(read.review())
                    .contains(new RecordedPolicies.Review(
                            reviewed.user(),
                            reviewed.approver(),
                            reviewed.objection().isPresent() ? "rejected" : "approved",
                            reviewed.objection()));
        }
    }

    private static void assertVersion(PolicyVersion written, RecordedVersion read) {
        assertThat(read)
                .isEqualTo(new RecordedVersion(
                        written.digest(),
                        written.commit(),
                        Optional.of(written.approval()
                                .map(given -> given.method().name().toLowerCase(Locale.ROOT))
                                .orElse("none-demanded")),
                        written.approval().map(Approval::approvers).orElse(List.of()),
                        written.approval().map(Approval::time)));
    }

    private static void assertUsed(Decision written, CredentialUse use, boolean observed, RecordedEvent.Used read) {
        assertThat(read.use()).isEqualTo(use);
        assertThat(read.observed()).isEqualTo(observed);
        assertThat(read.lease()).isEmpty();
        assertDecision(written, read.decision());
    }

    private static void assertPermitted(
            String lease, boolean extension, Decision.Permitted written, RecordedEvent.Permitted read) {
        assertThat(read.lease()).contains(lease);
        assertThat(read.extension()).isEqualTo(extension);
        assertThat(read.ttl()).isEqualTo(written.ttl());
        assertThat(read.decision().policy().orElseThrow().sha256()).isEqualTo(written.digest());
        assertThat(read.decision().scope()).isEqualTo(written.grant().scope().details());
        assertDecision(written, read.decision());
    }

    private static void assertDecision(Decision written, RecordedDecision read) {
        assertThat(read.job()).isEqualTo(written.request().build().job().name());
        assertThat(read.number()).isEqualTo(written.request().build().number());
        assertThat(read.reason()).isEqualTo(written.request().reason());
        assertThat(read.askedTtl()).isEqualTo(written.request().ttl());
        assertThat(read.trace())
                .extracting(condition -> new Object[] {
                    condition.name(), condition.verdict(), condition.expected(), condition.met(), condition.owner()
                })
                .containsExactly(written.trace().stream()
                        .map(check -> new Object[] {
                            check.name(), check.verdict(), check.expected(), check.met(), check.owner()
                        })
                        .toArray(Object[][]::new));
        assertThat(read.facts()).hasSize(10);
        assertThat(read.cut()).isEmpty();
        assertVersion(written.version(), read.version().orElseThrow());
    }

    private static RecordedEvent.Head head(RecordedEvent read, String grant, String build) {
        assertThat(read.head().grant()).hasToString(grant);
        return new RecordedEvent.Head(
                read.head().sequence(), read.head().time(), read.head().grant(), build);
    }

    private static RecordedEvent readable(byte[] entry) {
        Reading reading = EventReader.read(entry);
        assertThat(reading).isInstanceOf(Reading.Readable.class);
        return ((Reading.Readable) reading).event();
    }

    private static void assertUnreadable(String entry, String why) {
        assertThat(EventReader.read(entry.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Reading.Unreadable.class,
                        unreadable -> assertThat(unreadable.why()).contains(why));
    }

    private static void assertUnreadable(ObjectNode event, String why) throws IOException {
        assertUnreadable(MAPPER.writeValueAsString(event), why);
    }

    private static void assertUnreadableUnlessList(ObjectNode event, String name) throws IOException {
        if (!LISTS.contains(name)) {
            assertUnreadable(ascii(event), "");
        }
    }

    private static String ascii(JsonNode event) throws IOException {
        return MAPPER.writer()
                .with(com.fasterxml.jackson.core.json.JsonWriteFeature.ESCAPE_NON_ASCII)
                .writeValueAsString(event);
    }

    private static ObjectNode object(byte[] entry) throws IOException {
        return (ObjectNode) MAPPER.readTree(entry);
    }

    private static byte[] denied(String build) throws IOException {
        ObjectNode event = MAPPER.createObjectNode()
                .put("version", 1)
                .put("sequence", 0)
                .put("time", "2026-11-23T10:00:00Z")
                .put("type", "denied")
                .put("grant", "payments/deploy")
                .put("buildName", "a #1");
        event.set("build", MAPPER.readTree(build));
        event.set("trace", MAPPER.createArrayNode());
        return ascii(event).getBytes(StandardCharsets.US_ASCII);
    }
}
