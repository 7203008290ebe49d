package io.jenkins.plugins.accessbroker.audit.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.accessbroker.Cases;
import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.CredentialMark;
import io.jenkins.plugins.accessbroker.audit.CredentialUse;
import io.jenkins.plugins.accessbroker.audit.form.EventForm;
import io.jenkins.plugins.accessbroker.audit.form.EventForms;
import io.jenkins.plugins.accessbroker.audit.form.Field;
import io.jenkins.plugins.accessbroker.audit.form.Form;
import io.jenkins.plugins.accessbroker.decision.Decision;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.issuer.kinds.IssuerKinds;
import io.jenkins.plugins.accessbroker.policy.Approval;
import io.jenkins.plugins.accessbroker.policy.Commit;
import io.jenkins.plugins.accessbroker.policy.PolicyVersion;
import io.jenkins.plugins.accessbroker.policy.file.PolicyDirectory;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.request.json.RequestReader;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about the audit format names the fields that events have, and no others. */
class DocumentedFieldsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Pattern TYPE = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (?:when|after) ");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| ([a-z, -]+) \\|");

    private final PolicySet policies = new PolicySet(PolicyDirectory.load(
                    Cases.testdata("policies"),
                    IssuerKinds.all().stream().map(IssuerKind::scopeReader).toList())
            .policies());

    @Test
    void denied() throws Exception {
        assertDocumented(new AuditEvent.Denied((Decision.Denied) decide("3-fork-pull-request")));
    }

    @Test
    void used_and_observed() throws Exception {
        CredentialUse use = new CredentialUse("withCredentials", "deploy-key");
        AccessRequest permitted = RequestReader.read(Cases.testdata("requests/1-release-on-main.json"));
        AccessRequest denied = RequestReader.read(Cases.testdata("requests/3-fork-pull-request.json"));
        assertDocumented(new AuditEvent.Used(
                (Decision.Permitted) policies.decide(new AccessRequest(permitted.grant(), permitted.build()), NOW),
                use));
        assertDocumented(new AuditEvent.Observed(
                (Decision.Denied) policies.decide(new AccessRequest(denied.grant(), denied.build()), NOW), use));
        assertDocumented(new AuditEvent.Unmediated(permitted.grant(), "job #1", use));
    }

    @Test
    void extended() throws Exception {
        assertDocumented(new AuditEvent.Extended("lease", (Decision.Permitted) decide("1-release-on-main")));
    }

    @Test
    void intent() throws Exception {
        assertDocumented(new AuditEvent.Intent("lease", (Decision.Permitted) decide("1-release-on-main")));
    }

    @Test
    void issued() throws Exception {
        Decision decision = decide("1-release-on-main");
        assertDocumented(new AuditEvent.Issued(
                "lease",
                decision.request().grant(),
                "job #1",
                mark(),
                "request",
                new TreeMap<>(),
                NOW,
                Duration.ofMillis(1)));
    }

    @Test
    void failed() throws Exception {
        Decision decision = decide("1-release-on-main");
        assertDocumented(new AuditEvent.Failed(
                "lease", decision.request().grant(), "job #1", "refused", "no", Optional.of("request")));
    }

    @Test
    void ended() throws Exception {
        Decision decision = decide("1-release-on-main");
        assertDocumented(new AuditEvent.Ended(
                "lease",
                decision.request().grant(),
                "job #1",
                mark(),
                AuditEvent.EndCause.BLOCK_ENDED,
                "revoked",
                true,
                NOW));
    }

    @Test
    void policies() throws IOException {
        PolicyVersion version = policies.version()
                .from(new Commit("0".repeat(40), "Ana <ana@example.com>", "Ana <ana@example.com>"))
                .approved(new Approval(Approval.Method.SIGNATURES, List.of("bob@example.com"), NOW));
        assertDocumented(new AuditEvent.PoliciesLoaded(version, "policies"));
        assertDocumented(new AuditEvent.PoliciesApproved(version, "policies", Optional.of(List.of("ana@example.com"))));
        assertDocumented(
                new AuditEvent.PoliciesWaiting(version.digest(), version.commit(), "policies", "it has no approval"));
        assertDocumented(new AuditEvent.PoliciesReviewed(
                version.digest(), version.commit(), "policies", "bob", "bob@example.com", Optional.of("too wide")));
    }

    @Test
    void key_rotated() throws IOException {
        assertDocumented(new AuditEvent.KeyRotated("old", "new", "ana"));
    }

    @Test
    void reasons_and_causes() throws IOException {
        String page = page();
        for (IssuerFault.Reason reason : IssuerFault.Reason.values()) {
            assertThat(page).contains("`" + reason.name().toLowerCase(Locale.ROOT) + "`");
        }
        for (AuditEvent.EndCause cause : AuditEvent.EndCause.values()) {
            assertThat(page)
                    .contains("`" + cause.name().toLowerCase(Locale.ROOT).replace('_', '-') + "`");
        }
    }

    @Test
    void every_field_of_every_form_and_no_other() throws IOException {
        for (EventForm form : EventForms.all()) {
            assertThat(documented(form.type()))
                    .as(form.type())
                    .isEqualTo(new TreeSet<>(
                            form.fields().stream().map(Field::name).toList()));
        }
    }

    @Test
    void every_type_has_a_line() throws IOException {
        assertThat(TYPE.matcher(page()).results().map(row -> row.group(1)))
                .containsExactlyElementsOf(
                        EventForms.all().stream().map(EventForm::type).toList());
    }

    /** The fields of objects stand with the field that has them, but for the facts, which have a page of their own. */
    @Test
    void the_fields_of_objects() throws IOException {
        String page = page();
        for (EventForm form : EventForms.all()) {
            for (Field field : form.fields()) {
                if (!field.name().equals("build")) {
                    inner(field.form())
                            .forEach(name -> assertThat(page).as(field.name()).contains("`" + name + "`"));
                }
            }
        }
    }

    private static List<String> inner(Form form) {
        if (form instanceof Form.Listing list) {
            return inner(list.item());
        }
        return form instanceof Form.Fields object
                ? object.fields().stream()
                        .flatMap(field -> Stream.concat(Stream.of(field.name()), inner(field.form()).stream()))
                        .toList()
                : List.of();
    }

    private Decision decide(String name) throws Exception {
        AccessRequest read = RequestReader.read(Cases.testdata("requests").resolve(name + ".json"));
        AccessRequest request = new AccessRequest(
                read.grant(), read.build(), Optional.of(Duration.ofMinutes(15)), Optional.of("reason"));
        return policies.decide(request, NOW);
    }

    private static void assertDocumented(AuditEvent event) throws IOException {
        JsonNode json = new ObjectMapper().readTree(EventWriter.write(7, NOW, event));
        Set<String> written = new TreeSet<>();
        json.fieldNames().forEachRemaining(written::add);
        Set<String> documented = documented(json.get("type").textValue());
        assertThat(documented).containsAll(written);
    }

    private static Set<String> documented(String type) throws IOException {
        Set<String> fields = new TreeSet<>();
        Matcher row = ROW.matcher(page());
        while (row.find()) {
            List<String> types = Arrays.asList(row.group(2).split(", "));
            if (types.contains("all") || types.contains(type)) {
                fields.add(row.group(1));
            }
        }
        return fields;
    }

    private static String page() throws IOException {
        return Files.readString(Cases.testdata("../docs/audit-format.md"));
    }

    private static CredentialMark mark() {
        return new CredentialMark("aws", "ASIA", "0".repeat(64));
    }
}
