package io.jenkins.plugins.accessbroker.audit.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.accessbroker.Cases;
import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.AuditLog;
import io.jenkins.plugins.accessbroker.audit.CredentialMark;
import io.jenkins.plugins.accessbroker.audit.json.JsonAuditLog;
import io.jenkins.plugins.accessbroker.audit.json.SampleEvents;
import io.jenkins.plugins.accessbroker.audit.log.FileLog;
import io.jenkins.plugins.accessbroker.audit.log.SignedCheckpoint;
import io.jenkins.plugins.accessbroker.audit.log.VerifierKey;
import io.jenkins.plugins.accessbroker.decision.Decision;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.issuer.kinds.IssuerKinds;
import io.jenkins.plugins.accessbroker.policy.file.PolicyDirectory;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.request.json.RequestReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventIndexTest {
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    private static final String ROLE = "arn:aws:iam::123456789012:role/payments-deploy";

    @TempDir
    Path folder;

    private Instant now = START;

    private Path log() {
        return folder.resolve("audit");
    }

    private Path file() {
        return folder.resolve("index.db");
    }

    private EventIndex open() throws Exception {
        VerifierKey key = VerifierKey.read(log().resolve("key.pub"));
        return EventIndex.open(log(), SignedCheckpoint.read(log(), key), key, file());
    }

    private List<Long> find(Query query) throws Exception {
        try (EventIndex index = open()) {
            return index.find(query);
        }
    }

    private void record(AuditEvent... events) throws Exception {
        try (AuditLog log = JsonAuditLog.open(log(), "test", () -> now)) {
            for (AuditEvent event : events) {
                log.append(event);
                now = now.plus(1, ChronoUnit.HOURS);
            }
        }
    }

    /** A release is permitted, issued and ended; a pull request of a fork is denied. */
    private void story() throws Exception {
        PolicySet policies = new PolicySet(PolicyDirectory.load(
                        Cases.testdata("policies"),
                        IssuerKinds.all().stream().map(IssuerKind::scopeReader).toList())
                .policies());
        Decision.Permitted release = (Decision.Permitted) policies.decide(request("1-release-on-main.json"), START);
        Decision.Denied fork = (Decision.Denied) policies.decide(request("3-fork-pull-request.json"), START);
        CredentialMark mark = new CredentialMark("aws", "ASIA1", "a".repeat(64));
        String build = release.request().build().build();
        record(
                new AuditEvent.Intent("l1", release),
                new AuditEvent.Denied(fork, Optional.empty()),
                new AuditEvent.Issued(
                        "l1", release.grant().name(), build, mark, "r1", new TreeMap<>(), START, Duration.ofMillis(5)),
                new AuditEvent.Ended(
                        "l1",
                        release.grant().name(),
                        build,
                        mark,
                        AuditEvent.EndCause.BLOCK_ENDED,
                        "not revoked",
                        false,
                        START));
    }

    private static AccessRequest request(String name) throws Exception {
        Path file = Cases.testdata("requests").resolve(name);
        return RequestReader.read(file.toString(), Files.readAllBytes(file));
    }

    @Test
    void finds_all_events_of_a_lease_by_what_one_of_them_has() throws Exception {
        story();

        assertThat(find(Query.all(9))).containsExactly(3L, 2L, 1L, 0L);
        assertThat(find(Query.all(9).with(Kind.CREDENTIAL, "ASIA1"))).containsExactly(3L, 2L, 0L);
        assertThat(find(Query.all(9).with(Kind.JOB, "payments/deploy").with(Kind.TYPE, "ended")))
                .containsExactly(3L);
        assertThat(find(Query.all(9).with(Kind.ROLE, ROLE).with(Kind.DECISION, "permitted")))
                .containsExactly(0L);
        assertThat(find(Query.all(9).with(Kind.USER, "mallory"))).containsExactly(1L);
        assertThat(find(Query.all(9).with(Kind.CONDITION, "changeRequests"))).containsExactly(1L);
    }

    @Test
    void takes_patterns_pages_words_and_times() throws Exception {
        story();

        assertThat(find(Query.all(9).with(Kind.JOB, "payments/*"))).containsExactly(3L, 2L, 1L, 0L);
        assertThat(find(Query.all(9).with(Kind.JOB, "nowhere", "pay*/**").with(Kind.TYPE, "issued", "ended")))
                .containsExactly(3L, 2L);
        assertThat(find(Query.all(9).with(Kind.JOB, "other/*"))).isEmpty();
        assertThat(find(Query.all(2))).containsExactly(3L, 2L);
        assertThat(find(Query.all(2).before(2))).containsExactly(1L, 0L);
        assertThat(find(Query.all(9).withWords("production deploy")))
                .contains(0L)
                .doesNotContain(2L);
        assertThat(find(Query.all(9).withWords("\"; DROP TABLE event"))).isEmpty();
        Optional<Instant> later = Optional.of(START.plus(1, ChronoUnit.HOURS));
        Optional<Instant> latest = Optional.of(START.plus(2, ChronoUnit.HOURS));
        assertThat(find(Query.all(9).between(later, latest))).containsExactly(1L);
        assertThat(find(Query.all(9).between(Optional.empty(), later))).containsExactly(0L);
        assertThat(find(Query.all(9).between(latest, Optional.empty()))).containsExactly(3L, 2L);
    }

    @Test
    void finds_what_a_look_at_every_event_finds() throws Exception {
        SampleEvents samples = new SampleEvents(7);
        Random random = new Random(7);
        for (int round = 0; round < 4; round++) {
            now = START.minus(random.nextInt(100), ChronoUnit.HOURS);
            record(Stream.generate(samples::event).limit(100).toArray(AuditEvent[]::new));
            Scan scan = new Scan(log(), 100L * (round + 1));
            try (EventIndex index = open()) {
                for (int i = 0; i < Cases.count(300); i++) {
                    Query query = query(random, scan.terms());
                    assertThat(index.find(query)).as(query.toString()).isEqualTo(scan.find(query));
                }
            }
        }
    }

    private static Query query(Random random, List<Term> terms) {
        Query query = Query.all(1 + random.nextInt(40));
        for (int i = random.nextInt(3); i > 0; i--) {
            Term term = terms.get(random.nextInt(terms.size()));
            Term other = terms.get(random.nextInt(terms.size()));
            query = random.nextBoolean()
                    ? query.with(term.kind(), term.value())
                    : query.with(term.kind(), term.value(), other.value());
        }
        if (random.nextInt(4) == 0) {
            query = query.between(
                    Optional.of(START.minus(random.nextInt(100), ChronoUnit.HOURS)),
                    Optional.of(START.plus(random.nextInt(100), ChronoUnit.HOURS)));
        }
        if (random.nextInt(8) == 0) {
            query = query.withWords("deploy");
        }
        return random.nextBoolean() ? query : query.before(random.nextInt(400));
    }

    @Test
    void is_made_anew_for_another_log_and_for_other_entries() throws Exception {
        story();
        assertThat(find(Query.all(9))).hasSize(4);
        try (Database database = Database.open(file())) {
            database.update("DELETE FROM posting");
            database.update("UPDATE state SET root = ?", new byte[32]);
        }
        assertThat(find(Query.all(9).with(Kind.CREDENTIAL, "ASIA1"))).hasSize(3);

        Files.move(log(), folder.resolve("gone"));
        record(new SampleEvents(1).event());
        assertThat(find(Query.all(9))).containsExactly(0L);
    }

    @Test
    void leaves_a_database_of_something_else_as_it_is() throws Exception {
        story();
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = other.createStatement()) {
            statement.execute("CREATE TABLE state (precious TEXT)");
        }
        byte[] before = Files.readAllBytes(file());

        assertThatThrownBy(this::open)
                .isInstanceOf(IndexFault.class)
                .hasMessage("the file `" + file()
                        + "` is a database of something else, not an index: give the index another file");

        assertThat(file()).hasBinaryContent(before);
    }

    @Test
    void goes_on_where_another_process_left_it() throws Exception {
        story();
        try (EventIndex first = open()) {
            story();
            try (EventIndex second = open()) {
                assertThat(second.find(Query.all(9))).hasSize(8);
            }
            assertThat(first.find(Query.all(9))).hasSize(8);
        }
        assertThat(find(Query.all(9))).hasSize(8);
    }

    @Test
    void passes_over_what_is_no_event() throws Exception {
        story();
        try (FileLog log = FileLog.open(log(), "test")) {
            log.append(at -> "hello".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(find(Query.all(9))).containsExactly(3L, 2L, 1L, 0L);
    }

    @Test
    void says_what_to_do_about_an_index_that_is_none() throws Exception {
        story();
        Files.writeString(file(), "hello".repeat(1000));

        assertThatThrownBy(this::open)
                .isInstanceOf(IndexFault.class)
                .hasMessageStartingWith("cannot use the index `" + file() + "`: ")
                .hasMessageEndingWith(": let this process write there, or delete it, and it is made anew from the log");
    }

    @Test
    void has_queries_within_bounds_only() {
        assertThatIllegalArgumentException().isThrownBy(() -> Query.all(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Query.all(Query.MOST + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Query.all(1).with(Kind.JOB));
        assertThatIllegalArgumentException().isThrownBy(() -> Query.all(1).with(Kind.JOB, "a**b"));
    }

    @Test
    void times_are_those_of_the_newest_events_that_a_query_asks_for() throws Exception {
        story();
        try (EventIndex index = open()) {
            assertThat(index.times(Query.all(1), 9)).containsExactlyInAnyOrder(hour(0), hour(1), hour(2), hour(3));
            assertThat(index.times(Query.all(1), 2)).containsExactlyInAnyOrder(hour(2), hour(3));
            assertThat(index.times(Query.all(1).with(Kind.DECISION, "permitted", "denied"), 9))
                    .containsExactlyInAnyOrder(hour(0), hour(1));
            assertThat(index.times(Query.all(1).with(Kind.GRANT, "no/such"), 9)).isEmpty();
        }
    }

    private static long hour(int hour) {
        return START.plus(hour, ChronoUnit.HOURS).toEpochMilli();
    }

    @Test
    void a_file_that_is_no_database_any_more_is_told_from_one_that_cannot_be_used() throws Exception {
        story();
        Files.writeString(
                file(),
                "this is no database, and longer than the hundred bytes of the header that SQLite reads "
                        + "before it looks at anything else of a file that it is given");
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        IndexFault.class, fault -> assertThat(fault.damaged()).isTrue());
        Files.delete(file());
        Files.createDirectory(file());
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        IndexFault.class, fault -> assertThat(fault.damaged()).isFalse());
    }

    @Test
    void tells_how_far_it_is() throws Exception {
        story();
        VerifierKey key = VerifierKey.read(log().resolve("key.pub"));
        List<Long> told = new java.util.ArrayList<>();
        EventIndex.open(log(), SignedCheckpoint.read(log(), key), key, file(), told::add)
                .close();
        assertThat(told).endsWith(4L);
    }
}
