package io.jenkins.plugins.accessbroker.plugin.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.AuditLog;
import io.jenkins.plugins.accessbroker.audit.Recorded;
import io.jenkins.plugins.accessbroker.policy.Approval;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import io.jenkins.plugins.accessbroker.policy.source.KeptPolicies;
import io.jenkins.plugins.accessbroker.policy.source.KeptReviews;
import io.jenkins.plugins.accessbroker.request.GrantName;
import io.jenkins.plugins.accessbroker.testkit.MutableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which policies are in force where approval is demanded. */
class KeptVersionsTest {
    @TempDir
    private Path folder;

    private final MutableClock clock = MutableClock.atPresent();
    private final Log audit = new Log();
    private Path directory;
    private Keys keys;
    private PoliciesInForce policies;

    @BeforeEach
    void start() throws Exception {
        directory = Files.createDirectory(folder.resolve("policies"));
        keys = new Keys(folder.resolve("security"));
        write("deploy");
        policies = restarted();
    }

    @Test
    void a_version_that_enough_signed_is_in_force_and_on_the_log_first() throws Exception {
        keys.sign(directory);

        PolicySnapshot now = policies.reloadNow();

        assertThat(now.problems()).isEmpty();
        assertThat(isInForce("deploy")).isTrue();
        assertThat(now.loadedAt()).contains(clock.instant());
        assertThat(now.set().version().approval().orElseThrow().approvers())
                .containsExactly("ana@example.com", "bob@example.com");
        assertThat(audit.events)
                .hasExactlyElementsOfTypes(AuditEvent.PoliciesApproved.class, AuditEvent.PoliciesLoaded.class);
    }

    @Test
    void nothing_is_in_force_before_a_version_is_approved() {
        PolicySnapshot now = policies.reloadNow();

        assertThat(now.grants()).isZero();
        assertThat(now.loadedAt()).isEmpty();
        assertThat(now.problems()).isEmpty();
        WaitingVersion waiting = now.waiting().orElseThrow();
        assertThat(waiting.why()).isEqualTo("it has 0 of 2 approvals");
        assertThat(waiting.since()).isEqualTo(clock.instant());
        assertThat(waiting.set().orElseThrow().grant(new GrantName("payments", "deploy")))
                .isPresent();
    }

    @Test
    void a_change_waits_and_the_approved_version_stays_over_a_restart_too() throws Exception {
        keys.sign(directory);
        policies.reloadNow();
        write("evil");

        Instant found = clock.instant();
        assertThat(policies.reloadNow().waiting()).isPresent();
        clock.advance(Duration.ofHours(1));
        assertThat(policies.reloadNow().waiting().orElseThrow().since()).isEqualTo(found);
        assertThat(isInForce("deploy")).isTrue();
        assertThat(isInForce("evil")).isFalse();
        policies = restarted();
        policies.reloadNow();
        assertThat(isInForce("deploy")).isTrue();
        assertThat(isInForce("evil")).isFalse();
        keys.sign(directory);
        policies.look();
        policies.look();
        assertThat(isInForce("evil")).isTrue();
    }

    @Test
    void a_version_that_was_in_force_without_approval_is_not_once_it_is_demanded() {
        List<Taking> taking =
                new ArrayList<>(List.of(new FilesAsTheyAre(directory, Optional.empty(), List.of(), clock)));
        policies = new PoliciesInForce(() -> taking.get(0), clock);
        policies.reloadNow();
        assertThat(isInForce("deploy")).isTrue();

        taking.set(0, approved());

        assertThat(isInForce("deploy")).as("before anything is taken").isFalse();
        assertThat(policies.isAsConfigured()).isFalse();
        policies.reloadNow();
        assertThat(isInForce("deploy")).isFalse();
        assertThat(policies.isAsConfigured()).isTrue();
    }

    @Test
    void taking_that_fails_or_finds_other_files_leaves_nothing_in_force_that_was_not_approved() throws Exception {
        List<Taking> taking =
                new ArrayList<>(List.of(new FilesAsTheyAre(directory, Optional.empty(), List.of(), clock)));
        policies = new PoliciesInForce(() -> taking.get(0), clock);
        policies.reloadNow();
        assertThat(isInForce("deploy")).isTrue();
        keys.sign(directory);

        audit.meanwhile = () -> {
            throw new IllegalStateException("a fault of the program");
        };
        taking.set(0, approved());
        assertThat(policies.reloadNow().problems())
                .extracting(Problem::message)
                .containsExactly(
                        "the policies could not be taken for a fault of this program: report it with the policy files");
        assertThat(isInForce("deploy")).isFalse();

        audit.meanwhile = () -> write("evil");
        policies.reloadNow();
        assertThat(isInForce("deploy")).as("what was approved is what was read").isTrue();
        audit.meanwhile = () -> {};
        policies.look();
        policies.look();
        assertThat(isInForce("evil")).isFalse();
        assertThat(policies.snapshot().waiting()).isPresent();
    }

    @Test
    void an_approved_version_is_recorded_kept_and_in_force_though_the_files_change_meanwhile() throws Exception {
        keys.sign(directory);
        audit.meanwhile = () -> write("evil");

        PolicySnapshot now = policies.reloadNow();

        assertThat(isInForce("deploy")).isTrue();
        assertThat(audit.events)
                .hasExactlyElementsOfTypes(AuditEvent.PoliciesApproved.class, AuditEvent.PoliciesLoaded.class);
        assertThat(new KeptPolicies(folder.resolve("kept")).kept().orElseThrow().version())
                .isEqualTo(now.set().version());
    }

    @Test
    void what_is_kept_is_in_force_from_the_start_whatever_the_files_say() throws Exception {
        keys.sign(directory);
        policies.reloadNow();
        write("evil");
        policies = restarted();
        assertThat(isInForce("deploy")).isFalse();

        policies.begin();

        assertThat(isInForce("deploy")).isTrue();
        assertThat(policies.snapshot().waiting()).isPresent();
    }

    @Test
    void a_review_counts_for_the_version_that_was_read_and_no_other() throws Exception {
        demandReviews(1);
        PolicySnapshot read = policies.reloadNow();
        String digest = read.waiting().orElseThrow().digest();
        String inForce = read.set().version().digest();
        write("evil");

        assertThat(refused(review("ana", digest, inForce, Optional.empty()))).isEqualTo(ReviewRefused.Reason.CHANGED);
        assertThat(isInForce("evil")).isFalse();
        write("deploy");
        assertThat(refused(review("ana", digest, "another", Optional.empty()))).isEqualTo(ReviewRefused.Reason.CHANGED);
        assertThat(refused(review("cat", digest, inForce, Optional.empty())))
                .isEqualTo(ReviewRefused.Reason.NOT_APPROVER);
        assertThat(audit.events).noneMatch(AuditEvent.PoliciesReviewed.class::isInstance);

        policies.review(review("ANA", digest, inForce, Optional.empty()));

        assertThat(isInForce("deploy")).isTrue();
        Approval approval = policies.snapshot().set().version().approval().orElseThrow();
        assertThat(approval.method()).isEqualTo(Approval.Method.JENKINS);
        assertThat(approval.approvers()).containsExactly("ana@example.com");
        assertThat(audit.events.subList(audit.events.size() - 3, audit.events.size()))
                .hasExactlyElementsOfTypes(
                        AuditEvent.PoliciesReviewed.class,
                        AuditEvent.PoliciesApproved.class,
                        AuditEvent.PoliciesLoaded.class);
        assertThat(refused(review("ana", digest, inForce, Optional.empty()))).isEqualTo(ReviewRefused.Reason.CHANGED);
    }

    @Test
    void one_person_counts_once_under_another_case_of_the_id_and_with_a_signature() throws Exception {
        demandReviews(2);
        keys.sign(directory, "ana");
        PolicySnapshot read = policies.reloadNow();
        String digest = read.waiting().orElseThrow().digest();
        String inForce = read.set().version().digest();

        for (String user : List.of("ana", "ANA", "Ana")) {
            policies.review(review(user, digest, inForce, Optional.empty()));
            assertThat(isInForce("deploy")).isFalse();
        }
        policies.review(review("bob", digest, inForce, Optional.of("too wide")));
        assertThat(policies.snapshot().waiting().orElseThrow().why())
                .contains("1 of 2 approvals", "bob@example.com rejected it: too wide");
        policies = restarted();
        policies.begin();
        assertThat(policies.snapshot().waiting().orElseThrow().why()).contains("bob@example.com rejected it");
        policies.review(review("bob", digest, inForce, Optional.empty()));
        assertThat(isInForce("deploy")).isTrue();
    }

    @Test
    void a_rejected_version_does_not_come_into_force_by_signatures() throws Exception {
        demandReviews(2);
        PolicySnapshot read = policies.reloadNow();
        policies.review(review(
                "bob",
                read.waiting().orElseThrow().digest(),
                read.set().version().digest(),
                Optional.of("not like this")));
        keys.sign(directory);

        policies.reloadNow();

        assertThat(isInForce("deploy")).isFalse();
        write("better");
        keys.sign(directory);
        policies.reloadNow();
        assertThat(isInForce("better")).isTrue();
    }

    @Test
    void a_review_that_is_not_recorded_does_not_count() throws Exception {
        demandReviews(1);
        PolicySnapshot read = policies.reloadNow();
        audit.fails = true;

        assertThat(refused(review(
                        "ana",
                        read.waiting().orElseThrow().digest(),
                        read.set().version().digest(),
                        Optional.empty())))
                .isEqualTo(ReviewRefused.Reason.FAULT);
        audit.fails = false;
        policies.reloadNow();
        assertThat(isInForce("deploy")).isFalse();
    }

    private void demandReviews(int needed) throws IOException {
        Files.writeString(
                keys.approval(),
                "approvers: " + needed + "\nallowedSigners: allowed-signers\n"
                        + "jenkinsUsers: {ana: ana@example.com, bob: bob@example.com}\n");
    }

    private static GivenReview review(String user, String digest, String inForce, Optional<String> objection) {
        return new GivenReview(user, String.CASE_INSENSITIVE_ORDER, digest, inForce, objection);
    }

    private ReviewRefused.Reason refused(GivenReview review) {
        return catchThrowableOfType(ReviewRefused.class, () -> policies.review(review))
                .reason();
    }

    @Test
    void what_cannot_be_recorded_does_not_come_into_force() throws Exception {
        keys.sign(directory);
        audit.fails = true;

        assertThat(policies.reloadNow().problems()).extracting(Problem::message).containsExactly("the disk is full");
        assertThat(isInForce("deploy")).isFalse();
        audit.fails = false;
        clock.advance(PoliciesInForce.AGAIN);
        policies.look();
        policies.look();
        assertThat(isInForce("deploy")).isTrue();
    }

    @Test
    void damage_to_what_is_kept_leaves_what_is_in_memory_and_gives_nothing_after_a_restart() throws Exception {
        keys.sign(directory);
        policies.reloadNow();
        Files.writeString(folder.resolve("kept/state"), "x");

        assertThat(policies.reloadNow().problems()).isNotEmpty();
        assertThat(isInForce("deploy")).isTrue();
        policies = restarted();
        assertThat(policies.reloadNow().problems())
                .extracting(Problem::message)
                .allMatch(message -> message.contains("are damaged: `state` was changed or cut off"));
        assertThat(policies.snapshot().grants()).isZero();
    }

    private PoliciesInForce restarted() {
        Taking taking = approved();
        return new PoliciesInForce(() -> taking, clock);
    }

    private Taking approved() {
        return new KeptVersions(
                new PolicyPlace.Directory(directory),
                Optional.of(keys.approval()),
                Optional.empty(),
                new KeptPolicies(folder.resolve("kept")),
                new KeptReviews(folder.resolve("reviews")),
                List.of(),
                audit,
                clock);
    }

    private boolean isInForce(String grant) {
        return policies.snapshot().set().grant(new GrantName("payments", grant)).isPresent();
    }

    private void write(String grant) {
        try {
            writeFile(grant);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeFile(String grant) throws IOException {
        Files.writeString(directory.resolve("payments.yaml"), """
                policy: payments
                owner: {team: Payments, business: ana@example.com, technical: oncall@example.com}
                grants:
                  %s: {purpose: Deploy it, expires: 2035-12-31, to: {jobs: [a]}, issue: {credential: key}}
                """.formatted(grant));
    }

    private static final class Log implements AuditLog {
        private final List<AuditEvent> events = new ArrayList<>();
        private boolean fails;
        private Runnable meanwhile = () -> {};

        @Override
        public Recorded append(AuditEvent event) throws AuditFault {
            if (fails) {
                throw new AuditFault(AuditFault.Reason.UNWRITABLE, "the disk is full");
            }
            meanwhile.run();
            events.add(event);
            return new Recorded(events.size() - 1, new byte[0]);
        }

        @Override
        public void close() {}
    }
}
