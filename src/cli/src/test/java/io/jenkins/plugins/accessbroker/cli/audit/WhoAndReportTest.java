package io.jenkins.plugins.accessbroker.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.AuditLog;
import io.jenkins.plugins.accessbroker.audit.CredentialMark;
import io.jenkins.plugins.accessbroker.audit.CredentialUse;
import io.jenkins.plugins.accessbroker.audit.json.JsonAuditLog;
import io.jenkins.plugins.accessbroker.audit.log.FileLog;
import io.jenkins.plugins.accessbroker.cli.Bench;
import io.jenkins.plugins.accessbroker.decision.Decision;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.issuer.kinds.IssuerKinds;
import io.jenkins.plugins.accessbroker.policy.file.PolicyDirectory;
import io.jenkins.plugins.accessbroker.request.GrantName;
import io.jenkins.plugins.accessbroker.request.json.RequestReader;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhoAndReportTest {
    private static final Path TESTDATA = Path.of(System.getProperty("accessbroker.testdata"));
    private static final Instant NOW = Bench.NOW;
    private static final String NEXT_DAY = "2026-11-24T10:00:00Z";

    @TempDir
    Path folder;

    private Bench bench;
    private String role;
    private Instant now = NOW;

    private final PolicySet policies = new PolicySet(PolicyDirectory.load(
                    TESTDATA.resolve("policies"),
                    IssuerKinds.all().stream().map(IssuerKind::scopeReader).toList())
            .policies());

    /** A lease of a day that is not revoked, and one that is; a denial; a use past the broker. */
    @BeforeEach
    void record() throws Exception {
        bench = new Bench(folder).known();
        Decision.Permitted permitted = (Decision.Permitted) decide("1-release-on-main");
        role = permitted.grant().scope().details().get("role");
        try (AuditLog log = JsonAuditLog.open(bench.path("audit"), "test", () -> now)) {
            log.append(new AuditEvent.PoliciesLoaded(policies.version(), "policies"));
            now = NOW.plusSeconds(60);
            lease(log, "left", permitted, Duration.ofDays(1));
            log.append(ended("left", permitted.grant().name(), false, now.plus(Duration.ofDays(1))));
            lease(log, "revoked", permitted, Duration.ofDays(1));
            log.append(ended("revoked", permitted.grant().name(), true, now.plus(Duration.ofDays(1))));
            log.append(new AuditEvent.Denied((Decision.Denied) decide("3-fork-pull-request")));
            log.append(new AuditEvent.Unmediated(
                    new GrantName("payments", "deploy-key"),
                    "scan of payments",
                    new CredentialUse("scan", "deploy-key")));
        }
    }

    private Bench.Result who(String from, String to, String... more) {
        String[] words = {"audit", "who", "@audit", "--from", from, "--to", to};
        String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return bench.run(all);
    }

    @Test
    void says_who_could_and_who_did() {
        Bench.Result result =
                who("2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z", "--role", role, "--policies", policies());

        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .startsWith("who could get at role `" + role + "` from 2026-11-23T00:00:00Z to ")
                .contains("could:\n  version " + policies.version().digest() + ", in force from 2026-11-23T10:00:00Z\n")
                .contains("\n    payments/deploy-prod, owner Payments Platform, until 2035-12-31\n      jobs: ")
                .contains("did, by grant and job:\n  payments/deploy-prod for payments/deploy: 2 times\n")
                .contains("lease left, credential ASIAEXAMPLE  until 2026-11-24T10:01:00Z\n")
                .contains("lease revoked, credential ASIAEXAMPLE\n")
                .contains("on agent ")
                .contains("was denied:\n  payments/deploy-prod for ")
                .contains("not known:\n  - what other ways there are to it")
                .doesNotContain("its files are not here");
    }

    @Test
    void a_credential_that_was_not_revoked_is_held_until_it_expires() {
        assertThat(who("2026-11-24T00:00:00Z", NEXT_DAY, "--role", role).out())
                .contains("payments/deploy: 1 time\n", "lease left")
                .doesNotContain("lease revoked");
        assertThat(who("2026-11-25T00:00:00Z", "2026-11-26T00:00:00Z", "--role", role)
                        .out())
                .contains("did: nobody, as far as the log tells\n");
    }

    @Test
    void says_what_the_log_alone_does_not_know() throws Exception {
        bench.write("others/p.yaml", Files.readString(bench.path("policies/payments.yaml")));

        for (String[] given : new String[][] {{}, {"--policies", "@others"}}) {
            String[] more = java.util.Arrays.copyOf(new String[] {"--role", role}, 2 + given.length);
            System.arraycopy(given, 0, more, 2, given.length);
            assertThat(who("2026-11-23T00:00:00Z", NEXT_DAY, more).out())
                    .contains("    its files are not here\n")
                    .contains("these grants, and maybe others, which decisions of this time name:\n"
                            + "    payments/deploy-prod, owner Payments Platform\n")
                    .contains("  - what version " + policies.version().digest() + " granted: give its files");
        }
    }

    @Test
    void tells_of_a_guarded_credential_and_of_one_nobody_touched() {
        assertThat(who("2026-11-23T00:00:00Z", NEXT_DAY, "--credential", "deploy-key")
                        .out())
                .contains("`scan of payments`  used past the broker by scan\n");
        assertThat(who("2026-11-23T00:00:00Z", NEXT_DAY, "--repository", "acme/nothing")
                        .out())
                .contains("did: nobody, as far as the log tells\n");
    }

    @Test
    void says_that_there_are_entries_it_cannot_read() throws Exception {
        try (FileLog log = FileLog.open(bench.path("audit"), "test")) {
            log.append(at -> "{\"version\":2}".getBytes(StandardCharsets.US_ASCII));
        }

        assertThat(who("2026-11-23T00:00:00Z", NEXT_DAY, "--role", role).out())
                .contains("  - what is in 1 entry of the log that this version does not know as events");
        assertThat(report("2026-11-23T00:00:00Z", NEXT_DAY).code()).isEqualTo(1);
        assertThat(bench.read("report.html")).contains("not all of its entries are events");
    }

    @Test
    void says_what_is_wrong_with_a_question() {
        assertThat(who(NEXT_DAY, NEXT_DAY, "--role", role).err())
                .isEqualTo("access-broker: the time from `" + NEXT_DAY + "` to `" + NEXT_DAY
                        + "` is empty: give `--from` before `--to`\n");
        assertThat(who("2026-11-23T00:00:00Z", NEXT_DAY).code()).isEqualTo(2);
    }

    @Test
    void a_log_that_is_not_sound_answers_nothing_and_is_reported_as_such() throws Exception {
        damage();

        Bench.Result who = who("2026-11-23T00:00:00Z", NEXT_DAY, "--role", role);
        assertThat(who.code()).isEqualTo(1);
        assertThat(who.out()).isEmpty();
        assertThat(who.err())
                .startsWith("access-broker: the audit log in `audit` is not sound, so it answers nothing: ");
        Bench.Result report = report("2026-11-23T00:00:00Z", NEXT_DAY);
        assertThat(report.code()).isEqualTo(1);
        assertThat(report.out()).isEqualTo("not sound, reported so in `report.html`\n");
        assertThat(bench.read("report.html")).contains("Do not rely on this report.");
    }

    @Test
    void writes_a_report() throws Exception {
        Files.writeString(bench.path("report.html"), "old");

        Bench.Result result =
                report("2026-11-23T00:00:00Z", NEXT_DAY, "--policies", policies(), "--key", "@audit/key.pub");

        assertThat(result).isEqualTo(new Bench.Result(0, "sound, reported in `report.html`\n", ""));
        assertThat(bench.read("report.html"))
                .startsWith("<!DOCTYPE html>")
                .contains("Sound: nothing contradicts the log", "payments/deploy-prod", "deploy-key")
                .contains("The checkpoint of test covers 9 entries.")
                .endsWith("</html>\n");
        assertThat(report(NEXT_DAY, NEXT_DAY).err()).contains("is empty: give `--from` before `--to`");
    }

    private Bench.Result report(String from, String to, String... more) {
        String[] words = {"audit", "report", "@audit", "--from", from, "--to", to, "--out", "@report.html"};
        String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return bench.run(all);
    }

    private static String policies() {
        return TESTDATA.resolve("policies").toString();
    }

    private Decision decide(String request) throws Exception {
        return policies.decide(RequestReader.read(TESTDATA.resolve("requests/" + request + ".json")), NOW);
    }

    private void lease(AuditLog log, String lease, Decision.Permitted decision, Duration life) throws Exception {
        log.append(new AuditEvent.Intent(lease, decision));
        log.append(new AuditEvent.Issued(
                lease,
                decision.grant().name(),
                decision.request().build().build(),
                mark(),
                "request-1",
                new TreeMap<>(),
                now.plus(life),
                Duration.ofMillis(140)));
    }

    private static AuditEvent ended(String lease, GrantName grant, boolean revoked, Instant expires) {
        return new AuditEvent.Ended(
                lease, grant, "b #1", mark(), AuditEvent.EndCause.BLOCK_ENDED, "so", revoked, expires);
    }

    private static CredentialMark mark() {
        return new CredentialMark("aws", "ASIAEXAMPLE", "0".repeat(64));
    }

    private void damage() throws Exception {
        try (RandomAccessFile file =
                new RandomAccessFile(bench.path("audit/tile/entries/000").toFile(), "rw")) {
            file.seek(100);
            int old = file.read();
            file.seek(100);
            file.write(old ^ 1);
        }
    }
}
