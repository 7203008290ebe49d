package io.jenkins.plugins.accessbroker.plugin.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.AuditLog;
import io.jenkins.plugins.accessbroker.audit.Recorded;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import io.jenkins.plugins.accessbroker.policy.source.KeptPolicies;
import io.jenkins.plugins.accessbroker.request.GrantName;
import io.jenkins.plugins.accessbroker.testkit.MutableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which policies are in force where approval is demanded. */
class ApprovedVersionsTest {
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
        assertThat(now.problems())
                .extracting(Problem::message)
                .singleElement()
                .asString()
                .startsWith("version ")
                .endsWith(" waits: it has 0 of 2 approvals");
    }

    @Test
    void a_change_waits_and_the_approved_version_stays_over_a_restart_too() throws Exception {
        keys.sign(directory);
        policies.reloadNow();
        write("evil");

        assertThat(policies.reloadNow().problems()).hasSize(1);
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
        List<Taking> taking = new ArrayList<>(List.of(new FilesAsTheyAre(List.of(), clock)));
        policies = new PoliciesInForce(() -> directory, () -> taking.get(0), clock);
        policies.reloadNow();
        assertThat(isInForce("deploy")).isTrue();

        taking.set(0, approved());
        policies.reloadNow();

        assertThat(isInForce("deploy")).isFalse();
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
        return new PoliciesInForce(() -> directory, () -> taking, clock);
    }

    private Taking approved() {
        return new ApprovedVersions(keys.approval(), new KeptPolicies(folder.resolve("kept")), List.of(), audit, clock);
    }

    private boolean isInForce(String grant) {
        return policies.snapshot().set().grant(new GrantName("payments", grant)).isPresent();
    }

    private void write(String grant) throws IOException {
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

        @Override
        public Recorded append(AuditEvent event) throws AuditFault {
            if (fails) {
                throw new AuditFault(AuditFault.Reason.UNWRITABLE, "the disk is full");
            }
            events.add(event);
            return new Recorded(events.size() - 1, new byte[0]);
        }

        @Override
        public void close() {}
    }
}
