package io.jenkins.plugins.accessbroker.policy.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.accessbroker.Cases;
import io.jenkins.plugins.accessbroker.approval.Authors;
import io.jenkins.plugins.accessbroker.approval.file.ApprovalFault;
import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.issuer.GoldenFile;
import io.jenkins.plugins.accessbroker.policy.Approval;
import io.jenkins.plugins.accessbroker.policy.PolicyVersion;
import io.jenkins.plugins.accessbroker.policy.file.PolicyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A version comes into force approved and recorded, or the one before it stays. */
class PolicyUpdaterTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @TempDir
    Path folder;

    private final Recording audit = new Recording();
    private Team team;
    private Path policies;
    private KeptPolicies kept;
    private Authors authors = Authors.UNKNOWN;
    private PolicyUpdater updater;

    @BeforeEach
    void lay() throws Exception {
        team = new Team(folder.resolve("security"));
        policies = Files.createDirectories(folder.resolve("policies"));
        kept = new KeptPolicies(folder.resolve("kept"));
        write("a/b");
        updater = updater(true);
    }

    @Test
    void without_approval_being_demanded_a_version_comes_into_force_and_that_is_recorded() throws Exception {
        Update update = updater(false).update();

        PolicyVersion version = ((Update.Loaded) update).version();
        assertThat(version).isEqualTo(new PolicyVersion(digest(), Optional.empty(), Optional.empty()));
        assertThat(audit.take()).containsExactly(new AuditEvent.PoliciesLoaded(version, policies.toString()));
        assertThat(inForce(false).orElseThrow().version()).isEqualTo(version);
        assertThat(job(inForce(false).orElseThrow())).isEqualTo("a/b");
        assertThat(updater(false).update()).isEqualTo(new Update.Unchanged(version));
        assertThat(audit.take()).isEmpty();
    }

    @Test
    void a_version_that_enough_signed_comes_into_force_with_their_names() throws Exception {
        sign("ana", "bob");

        PolicyVersion version = ((Update.Loaded) updater.update()).version();

        assertThat(version.approval())
                .contains(new Approval(Approval.Method.SIGNATURES, List.of("ana@example.com", "bob@example.com"), NOW));
        assertThat(audit.take())
                .containsExactly(
                        new AuditEvent.PoliciesApproved(version, policies.toString(), Optional.empty()),
                        new AuditEvent.PoliciesLoaded(version, policies.toString()));
        assertThat(inForce(true).orElseThrow().version()).isEqualTo(version);
    }

    @Test
    void nothing_is_in_force_before_a_version_is_approved() throws Exception {
        sign("ana");

        assertThat(updater.update()).isInstanceOf(Update.Waiting.class);
        assertThat(inForce(true)).isEmpty();
        assertThat(audit.take())
                .hasOnlyElementsOfType(AuditEvent.PoliciesWaiting.class)
                .hasSize(1);
    }

    @Test
    void the_approved_version_stays_while_a_newer_one_waits_and_waiting_is_recorded_once() throws Exception {
        sign("ana", "bob");
        updater.update();
        write("**");
        audit.take();

        Update.Waiting waiting = (Update.Waiting) updater.update();
        updater.update();

        assertThat(waiting.digest()).isEqualTo(digest());
        assertThat(waiting.why())
                .startsWith("it has 0 of 2 approvals; `ana.sig` does not count: it is not a signature");
        assertThat(audit.take())
                .containsExactly(
                        new AuditEvent.PoliciesWaiting(digest(), Optional.empty(), policies.toString(), waiting.why()));
        assertThat(job(inForce(true).orElseThrow())).isEqualTo("a/b");

        sign("bob", "cat");
        assertThat(updater.update()).isInstanceOf(Update.Loaded.class);
        assertThat(job(inForce(true).orElseThrow())).isEqualTo("**");
    }

    @Test
    void what_happens_to_signatures_afterwards_changes_nothing() throws Exception {
        sign("ana", "bob");
        updater.update();
        PolicyVersion before = inForce(true).orElseThrow().version();
        audit.take();

        Files.writeString(policies.resolve("approvals/ana.sig"), "damaged");
        assertThat(updater.update()).isEqualTo(new Update.Unchanged(before));
        Files.delete(policies.resolve("approvals/ana.sig"));
        Files.delete(policies.resolve("approvals/bob.sig"));
        assertThat(updater.update()).isEqualTo(new Update.Unchanged(before));
        assertThat(audit.take()).isEmpty();
    }

    @Test
    void an_author_of_the_change_does_not_count() throws Exception {
        authors = Authors.of(List.of("Ana@example.com"));
        updater = updater(true);
        sign("ana", "bob");

        assertThat(((Update.Waiting) updater.update()).why())
                .isEqualTo("it has 1 of 2 approvals: bob@example.com; `ana.sig` does not count: `ana@example.com` is an"
                        + " author of the change: somebody else has to approve it");

        sign("cat");
        assertThat(updater.update()).isInstanceOf(Update.Loaded.class);
        assertThat(audit.take())
                .filteredOn(AuditEvent.PoliciesApproved.class::isInstance)
                .extracting(event -> ((AuditEvent.PoliciesApproved) event).authors())
                .containsExactly(Optional.of(List.of("Ana@example.com")));
    }

    @Test
    void an_older_version_does_not_come_back_by_its_old_approval() throws Exception {
        sign("ana", "bob");
        updater.update();
        write("a/c");
        sign("ana", "cat");
        updater.update();
        write("a/b");
        sign("ana", "bob");

        assertThat(((Update.Waiting) updater.update()).why())
                .isEqualTo(
                        "it was in force before and was replaced, and its old approval does not bring it back: change a"
                                + " line, such as a comment, and have that approved");
        assertThat(job(inForce(true).orElseThrow())).isEqualTo("a/c");

        Files.writeString(policies.resolve("a.yaml"), "# again\n" + Team.policy("a/b"));
        sign("ana", "bob");
        assertThat(updater.update()).isInstanceOf(Update.Loaded.class);
        assertThat(job(inForce(true).orElseThrow())).isEqualTo("a/b");
    }

    @Test
    void policies_with_problems_wait_whoever_signed_them() throws Exception {
        sign("ana", "bob");
        updater.update();
        Files.writeString(policies.resolve("a.yaml"), "policy: payments\n");
        sign("ana", "bob");

        Update.Waiting waiting = (Update.Waiting) updater.update();

        assertThat(waiting.why()).startsWith("it has 1 problem: a.yaml:1:1: ");
        assertThat(waiting.problems()).hasSize(1);
        assertThat(job(inForce(true).orElseThrow())).isEqualTo("a/b");
    }

    @Test
    void a_version_that_came_into_force_unapproved_is_none_once_approval_is_demanded() throws Exception {
        updater(false).update();

        assertThat(inForce(false)).isPresent();
        assertThat(inForce(true)).isEmpty();
        assertThat(updater.update()).isInstanceOf(Update.Waiting.class);
        sign("ana", "bob");
        assertThat(updater.update()).isInstanceOf(Update.Loaded.class);
        assertThat(inForce(true)).isPresent();
    }

    @Test
    void nothing_comes_into_force_that_is_not_recorded() throws Exception {
        sign("ana", "bob");
        audit.fail();

        assertThatThrownBy(updater::update).isInstanceOf(AuditFault.class);
        assertThat(inForce(true)).isEmpty();
    }

    @Test
    void what_cannot_be_kept_for_too_many_older_versions_is_not_recorded_as_in_force() throws Exception {
        sign("ana", "bob");
        updater.update();
        Kept now = kept.kept().orElseThrow();
        List<String> retired = IntStream.range(0, KeptPolicies.MAX_RETIRED)
                .mapToObj(i -> String.format("%064x", i))
                .toList();
        Files.writeString(state(), KeptText.write(new Kept(now.version(), now.source(), retired)));
        write("**");
        sign("ana", "bob");
        audit.take();

        assertThatThrownBy(updater::update)
                .isInstanceOf(SourceFault.class)
                .hasMessage("more than 10000 versions were in force in `" + folder.resolve("kept")
                        + "`: keep them in a new directory");
        assertThat(audit.take()).isEmpty();
        assertThat(job(inForce(true).orElseThrow())).isEqualTo("a/b");
    }

    @Test
    void nothing_comes_into_force_while_the_approval_file_cannot_be_read() throws Exception {
        sign("ana", "bob");
        for (String text : List.of("approvers: 0\nallowedSigners: allowed-signers\n", "")) {
            Files.writeString(team.approvalFile(), text);
            assertThatThrownBy(updater::update).isInstanceOf(ApprovalFault.class);
        }
        Files.delete(team.approvalFile());
        assertThatThrownBy(updater::update).isInstanceOf(ApprovalFault.class);
        assertThat(inForce(true)).isEmpty();
        assertThat(audit.take()).isEmpty();
    }

    @Test
    void signatures_in_the_place_of_a_directory_are_a_fault() throws Exception {
        Files.writeString(policies.resolve("approvals"), "x");

        assertThatThrownBy(updater::update).isInstanceOf(SourceFault.class);
    }

    @Test
    void damage_to_what_is_kept_is_told_and_widens_nothing() throws Exception {
        sign("ana", "bob");
        updater.update();
        Path sound = copy("kept", "sound");
        String version = digest();
        StringBuilder told = new StringBuilder();
        List<Damage> damages = List.of(
                () -> Files.writeString(state(), ""),
                () -> Files.writeString(state(), Files.readString(state()).replace("approver ana", "approver eve")),
                () -> Files.writeString(state(), Files.readString(state()).replaceFirst("(?m)^method .*\n", "")),
                () -> Files.writeString(state(), Files.readString(state()) + "\n"),
                () -> Files.delete(state()),
                () -> Files.writeString(kept.files(version).resolve("a.yaml"), Team.policy("**")),
                () -> Files.writeString(kept.files(version).resolve("b.yaml"), Team.policy("**")),
                () -> Files.delete(kept.files(version).resolve("a.yaml")));
        for (Damage damage : damages) {
            damage.run();
            SourceFault fault = catchThrowableOfType(SourceFault.class, () -> inForce(true));
            assertThat(fault.reason()).isEqualTo(SourceFault.Reason.CORRUPT);
            told.append(fault.getMessage()).append('\n');
            remove("kept");
            copy("sound", "kept");
        }
        assertThat(sound).exists();
        assertThat(job(inForce(true).orElseThrow())).isEqualTo("a/b");
        GoldenFile.check(
                Cases.testdata("approval/kept-damaged.txt"),
                told.toString().replace(folder + "/", "").replace(version, "(version)"));
    }

    @Test
    void a_damaged_state_stops_updates_too() throws Exception {
        sign("ana", "bob");
        updater.update();
        Files.writeString(state(), "");
        write("**");
        sign("ana", "bob");

        assertThatThrownBy(updater::update).isInstanceOf(SourceFault.class).hasMessageContaining("are damaged");
    }

    /** What a process leaves that is killed between any two steps. */
    @Test
    void what_was_left_half_done_is_done_anew() throws Exception {
        sign("ana", "bob");
        Files.createDirectories(folder.resolve("kept/versions/" + digest() + ".new/x"));
        Files.writeString(folder.resolve("kept/state.new"), "x");
        Files.createDirectories(kept.files(digest()));
        Files.writeString(kept.files(digest()).resolve("a.yaml"), "half");
        assertThatThrownBy(() -> inForce(true)).hasMessageContaining("`state` is missing");

        remove("kept/versions");
        assertThat(updater.update()).isInstanceOf(Update.Loaded.class);
        assertThat(job(inForce(true).orElseThrow())).isEqualTo("a/b");
    }

    @Test
    void two_updates_do_not_meet() throws Exception {
        try (KeptLock lock = KeptLock.take(folder.resolve("kept"))) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(updater::update)
                    .isInstanceOf(SourceFault.class)
                    .hasMessageEndingWith("are being updated by somebody else: try again when that is done");
        }
        assertThat(updater.update()).isInstanceOf(Update.Waiting.class);
    }

    @Test
    void what_cannot_be_kept_does_not_come_into_force() throws Exception {
        Files.writeString(folder.resolve("file"), "x");
        kept = new KeptPolicies(folder.resolve("file"));

        assertThatThrownBy(() -> updater(false).update())
                .isInstanceOf(SourceFault.class)
                .hasMessage("cannot keep policies in `" + folder.resolve("file")
                        + "`: something of that name is there: correct the path, or let this user write there");
    }

    private interface Damage {
        void run() throws IOException;
    }

    private PolicyUpdater updater(boolean approval) {
        return new PolicyUpdater(
                new DirectorySource(policies, policies.resolve("approvals"), authors),
                kept,
                approval
                        ? Optional.of(new SignedApproval(team.approvalFile(), Optional.of(policies)))
                        : Optional.empty(),
                Optional.empty(),
                List.of(),
                audit,
                () -> NOW);
    }

    private Optional<PolicySet> inForce(boolean approved) throws SourceFault {
        return kept.load(Optional.empty(), List.of(), approved);
    }

    private static String job(PolicySet set) {
        return set.policies()
                .get(0)
                .grants()
                .get(0)
                .conditions()
                .get(0)
                .expected()
                .replace("`", "");
    }

    private Path state() {
        return folder.resolve("kept/state");
    }

    private void write(String job) throws IOException {
        Files.writeString(policies.resolve("a.yaml"), Team.policy(job));
    }

    private String digest() {
        return PolicyFiles.in(policies).manifest().digest();
    }

    private void sign(String... names) throws Exception {
        for (String name : names) {
            Path file = policies.resolve("approvals/" + name + ".sig");
            Files.createDirectories(file.getParent());
            Files.write(
                    file, team.sign(name, PolicyFiles.in(policies).manifest().bytes()));
        }
    }

    private Path copy(String from, String to) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(from))) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        folder.resolve(to).resolve(folder.resolve(from).relativize(file)),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return folder.resolve(to);
    }

    private void remove(String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(name))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
