package io.jenkins.plugins.accessbroker.audit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.accessbroker.Cases;
import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.ChangeEvent;
import io.jenkins.plugins.accessbroker.audit.CredentialMark;
import io.jenkins.plugins.accessbroker.audit.CredentialUse;
import io.jenkins.plugins.accessbroker.audit.json.JsonAuditLog;
import io.jenkins.plugins.accessbroker.audit.json.LeaseLedger;
import io.jenkins.plugins.accessbroker.audit.json.SampleEvents;
import io.jenkins.plugins.accessbroker.audit.log.Checkpoint;
import io.jenkins.plugins.accessbroker.audit.log.LogEntry;
import io.jenkins.plugins.accessbroker.audit.log.LogReader;
import io.jenkins.plugins.accessbroker.audit.log.LogVerifier;
import io.jenkins.plugins.accessbroker.audit.log.VerifyOptions;
import io.jenkins.plugins.accessbroker.audit.log.VerifyReport;
import io.jenkins.plugins.accessbroker.decision.Decision;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.issuer.GoldenFile;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.issuer.kinds.IssuerKinds;
import io.jenkins.plugins.accessbroker.policy.Owner;
import io.jenkins.plugins.accessbroker.policy.PolicyVersion;
import io.jenkins.plugins.accessbroker.policy.file.PolicyDirectory;
import io.jenkins.plugins.accessbroker.request.GrantName;
import io.jenkins.plugins.accessbroker.request.json.RequestReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
    private static final Period DAYS =
            new Period(Instant.parse("2026-11-23T00:00:00Z"), Instant.parse("2026-11-25T12:00:00Z"));

    @TempDir
    Path folder;

    private Instant now = START;

    private final PolicySet policies = new PolicySet(PolicyDirectory.load(
                    Cases.testdata("policies"),
                    IssuerKinds.all().stream().map(IssuerKind::scopeReader).toList())
            .policies());

    @Test
    void a_page_of_a_few_days() throws Exception {
        record(this::fewDays);

        String html = report(DAYS, Optional.of(grants()), sound()).html();

        GoldenFile.check(Cases.testdata("reports/few-days.html"), html);
        assertThat(html)
                .contains("Sound: nothing contradicts the log")
                .contains("1 d 1 h")
                .contains("withCredentials", "by carol");
    }

    @Test
    void a_page_of_nothing() throws Exception {
        record(log -> {});

        String html = report(DAYS, Optional.empty(), sound()).html();

        assertThat(html)
                .contains("There is no event of this time.")
                .contains("No request was denied.")
                .contains("Not known: no policies were given to compare with.")
                .contains("No use of a guarded credential past the broker was seen.");
    }

    @Test
    void what_was_before_or_after_is_not_counted_but_a_lease_from_before_is_followed() throws Exception {
        record(this::fewDays);
        Period second = new Period(Instant.parse("2026-11-24T00:00:00Z"), Instant.parse("2026-11-25T00:00:00Z"));

        Tally tally = tally(second);

        assertThat(tally.types.total()).isEqualTo(1);
        assertThat(tally.leases.longest()).singleElement().satisfies(held -> {
            assertThat(held.length()).isEqualTo(Duration.ofHours(25));
            assertThat(held.revoked()).isFalse();
        });
    }

    @Test
    void a_log_that_is_not_sound_is_reported_as_such() throws Exception {
        record(this::fewDays);
        byte[] bundle = Files.readAllBytes(folder.resolve("audit/tile/entries/000"));
        bundle[100] ^= 1;
        Files.write(folder.resolve("audit/tile/entries/000"), bundle);
        VerifyReport broken = LogVerifier.verify(folder.resolve("audit"), VerifyOptions.none());

        Report report = report(DAYS, Optional.empty(), broken);

        assertThat(report.sound()).isFalse();
        assertThat(report.html()).contains("Not sound: something contradicts the log. Do not rely on this report.");
    }

    /** Names of jobs, grants, agents, credentials, sources and reasons are made to harm. */
    @Test
    void no_text_of_a_build_becomes_markup() throws Exception {
        SampleEvents samples = new SampleEvents(5);
        record(log -> {
            for (int i = 0; i < 600; i++) {
                log.append(samples.event());
            }
        });

        Map<String, String> grants = Map.of("a/<img src=x onerror=alert(1)>", "\"><script>alert(1)</script>");
        String html = report(DAYS, Optional.of(grants), sound()).html();

        assertThat(html).contains("&lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<script", "\u202e", "\0");
        Matcher tag = Pattern.compile("<[^>]*>?").matcher(html.substring(html.indexOf("<body>")));
        Pattern known =
                Pattern.compile("</?(?:body|main|html|h[123]|p|ul|li|table|caption|thead|tbody|tr|details|summary|svg|"
                        + "title|desc|text|rect|path|th|td)(?: (?:id|class|scope|role|viewBox|aria-labelledby|x|y|width|height|d|"
                        + "text-anchor)=\"[A-Za-z0-9 .-]*\"| open)*/?>");
        int tags = 0;
        while (tag.find()) {
            assertThat(tag.group()).matches(known);
            tags++;
        }
        assertThat(tags).isGreaterThan(100);
    }

    @Test
    void the_page_loads_nothing() throws Exception {
        record(this::fewDays);
        assertThat(report(DAYS, Optional.of(grants()), sound()).html())
                .contains("default-src 'none'")
                .doesNotContain("http:", "https:", "src=", "@import", "url(");
    }

    @Test
    void memory_is_bounded_however_many_names_there_are() {
        Counts counts = new Counts();
        for (int i = 0; i < 3 * Counts.MAX_NAMES; i++) {
            counts.add("agent-" + i);
        }
        counts.add("agent-1");

        assertThat(counts.names()).isEqualTo(Counts.MAX_NAMES);
        assertThat(counts.others()).isEqualTo(2L * Counts.MAX_NAMES);
        assertThat(counts.total()).isEqualTo(3L * Counts.MAX_NAMES + 1);
        assertThat(counts.first(1)).containsExactly(new Counts.Count("agent-1", 2));
    }

    @Test
    void a_time_is_cut_into_parts_that_a_chart_can_show() {
        assertThat(DAYS.part()).isEqualTo(Duration.ofDays(1));
        assertThat(DAYS.parts()).isEqualTo(3);
        assertThat(DAYS.partOf(Instant.parse("2026-11-25T11:59:59Z"))).isEqualTo(2);
        Period year = new Period(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));
        assertThat(year.part()).isEqualTo(Duration.ofDays(10));
        assertThat(year.parts()).isEqualTo(37);
        assertThat(new Period(START, START.plusSeconds(1)).parts()).isEqualTo(1);
        assertThatThrownBy(() -> new Period(START, START)).hasMessageContaining("is empty");
    }

    private interface Recording {
        void on(JsonAuditLog log) throws Exception;
    }

    private void record(Recording recording) throws Exception {
        try (JsonAuditLog log = JsonAuditLog.open(folder.resolve("audit"), "test.example.com/audit", () -> now)) {
            recording.on(log);
        }
    }

    private void fewDays(JsonAuditLog log) throws Exception {
        try (Stream<Path> files = Files.list(Cases.testdata("requests"))) {
            for (Path file : files.sorted().toList()) {
                Decision decision = policies.decide(RequestReader.read(file), START);
                if (decision instanceof Decision.Permitted permitted) {
                    lease(log, permitted, "lease-" + file.getFileName());
                } else {
                    log.append(new AuditEvent.Denied((Decision.Denied) decision));
                }
                now = now.plusSeconds(600);
            }
        }
        PolicyVersion version = policies.version();
        log.append(new AuditEvent.PoliciesReviewed(
                version.digest(),
                Optional.empty(),
                "policies",
                "carol",
                "carol@example.com",
                Optional.of("it opens production to forks")));
        log.append(new ChangeEvent.OwnerChanged(
                "payments", new Owner("Payments", "a", "b"), new Owner("Payments Platform", "a", "b"), version));
        log.append(new AuditEvent.Unmediated(
                new GrantName("payments", "deploy-prod"),
                "payments/deploy #8",
                new CredentialUse("withCredentials", "deploy-key")));
        now = START.plus(Duration.ofHours(25));
        log.append(ended("lease-1-release-on-main.json", new GrantName("payments", "deploy-prod"), false));
    }

    private void lease(JsonAuditLog log, Decision.Permitted decision, String lease) throws Exception {
        log.append(new AuditEvent.Intent(lease, decision));
        log.append(new AuditEvent.Issued(
                lease,
                decision.grant().name(),
                decision.request().build().build(),
                mark(),
                "request-1",
                new TreeMap<>(decision.grant().scope().details()),
                now.plus(Duration.ofMinutes(15)),
                Duration.ofMillis(140)));
        if (!lease.contains("-1-")) {
            now = now.plusSeconds(90);
            log.append(ended(lease, decision.grant().name(), true));
        }
    }

    private AuditEvent ended(String lease, GrantName grant, boolean revoked) {
        return new AuditEvent.Ended(
                lease,
                grant,
                "payments/deploy #7",
                mark(),
                AuditEvent.EndCause.BLOCK_ENDED,
                revoked ? "revoked" : "STS cannot revoke a session",
                revoked,
                now);
    }

    private static CredentialMark mark() {
        return new CredentialMark("aws", "ASIAEXAMPLE", "0".repeat(64));
    }

    private Map<String, String> grants() {
        Map<String, String> grants = new TreeMap<>();
        policies.policies()
                .forEach(policy -> policy.grants()
                        .forEach(grant -> grants.put(
                                grant.name().toString(), grant.owner().team())));
        return grants;
    }

    /** A verification of a log whose root does not depend on a key that was made at random. */
    private static VerifyReport sound() {
        return new VerifyReport(
                Optional.empty(),
                0,
                0,
                List.of(),
                List.of("every entry was hashed"),
                List.of("whose key it is: give it"));
    }

    private Report report(Period period, Optional<Map<String, String>> grants, VerifyReport verified) throws Exception {
        return new Report(
                "The audit log in audit",
                Instant.parse("2026-12-01T00:00:00Z"),
                verified,
                new LeaseLedger(),
                tally(period),
                grants);
    }

    private Tally tally(Period period) throws Exception {
        Tally tally = new Tally(period);
        Path log = folder.resolve("audit");
        long size = LogVerifier.verify(log, VerifyOptions.none())
                .checkpoint()
                .map(Checkpoint::size)
                .orElse(0L);
        try (LogReader reader = LogReader.open(log, size)) {
            for (Optional<LogEntry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                tally.entry(entry.get().sequence(), entry.get().bytes());
            }
        }
        return tally;
    }
}
