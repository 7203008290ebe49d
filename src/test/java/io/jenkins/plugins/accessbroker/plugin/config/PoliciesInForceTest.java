package io.jenkins.plugins.accessbroker.plugin.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.issuer.kinds.IssuerKinds;
import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import io.jenkins.plugins.accessbroker.request.GrantName;
import io.jenkins.plugins.accessbroker.testkit.MutableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which policies are in force while files come, change and break. Every look is a call, so nothing is waited for. */
class PoliciesInForceTest {
    private static final String BROKEN = "policy: payments\ngrants: nonsense\n";

    @TempDir
    private Path folder;

    private final List<ScopeReader> scopes =
            IssuerKinds.all().stream().map(IssuerKind::scopeReader).toList();
    private final MutableClock clock = MutableClock.atPresent();
    private Path directory;
    private PoliciesInForce policies;

    @BeforeEach
    void start() throws IOException {
        directory = Files.createDirectory(folder.resolve("policies"));
        policies = new PoliciesInForce(() -> files(Optional.empty()), clock);
    }

    private Taking files(Optional<Path> boundaries) {
        return new FilesAsTheyAre(directory, boundaries, scopes, clock);
    }

    @Test
    void nothing_is_in_force_before_the_first_load() throws IOException {
        write("payments", "deploy");
        assertThat(policies.snapshot().grants()).isZero();
        assertThat(policies.snapshot().loadedAt()).isEmpty();
    }

    @Test
    void files_are_taken_once_two_looks_find_the_same() throws IOException {
        write("payments", "deploy");
        policies.look();
        assertThat(policies.snapshot().grants()).isZero();
        policies.look();
        assertThat(isInForce("payments/deploy")).isTrue();
        assertThat(policies.snapshot().loadedAt()).contains(clock.instant());
    }

    @Test
    void files_that_are_still_being_copied_are_not_taken() throws IOException {
        write("payments", "deploy");
        policies.reloadNow();
        for (String next : new String[] {"one", "two", "three"}) {
            write(next, "deploy");
            policies.look();
            assertThat(policies.snapshot().grants()).isEqualTo(1);
        }
        policies.look();
        assertThat(policies.snapshot().grants()).isEqualTo(4);
    }

    @Test
    void a_broken_file_keeps_the_last_good_set() throws IOException {
        write("payments", "deploy");
        PolicySnapshot good = policies.reloadNow();
        Files.writeString(directory.resolve("payments.yaml"), BROKEN);
        write("billing", "deploy");
        policies.look();
        policies.look();
        PolicySnapshot now = policies.snapshot();
        assertThat(now.set()).isSameAs(good.set());
        assertThat(now.loadedAt()).isEqualTo(good.loadedAt());
        assertThat(now.problems()).anyMatch(problem -> problem.toString().startsWith("payments.yaml:"));
        assertThat(isInForce("billing/deploy")).isFalse();
    }

    @Test
    void mended_files_are_taken_and_the_problems_are_gone() throws IOException {
        Files.writeString(directory.resolve("payments.yaml"), BROKEN);
        assertThat(policies.reloadNow().problems()).isNotEmpty();
        assertThat(policies.snapshot().grants()).isZero();
        write("payments", "deploy");
        policies.look();
        policies.look();
        assertThat(policies.snapshot().problems()).isEmpty();
        assertThat(isInForce("payments/deploy")).isTrue();
    }

    @Test
    void a_directory_that_vanishes_keeps_the_last_good_set() throws IOException {
        write("payments", "deploy");
        policies.reloadNow();
        Files.delete(directory.resolve("payments.yaml"));
        Files.delete(directory);
        policies.look();
        policies.look();
        assertThat(isInForce("payments/deploy")).isTrue();
        assertThat(policies.snapshot().problems()).isNotEmpty();
    }

    @Test
    void a_set_in_force_is_never_changed_under_whoever_decides_on_it() throws IOException {
        write("payments", "deploy");
        PolicySnapshot before = policies.reloadNow();
        write("payments", "release");
        policies.reloadNow();
        assertThat(before.set().grant(name("payments/deploy"))).isPresent();
        assertThat(before.set().grant(name("payments/release"))).isEmpty();
        assertThat(isInForce("payments/release")).isTrue();
    }

    @Test
    void files_that_have_not_changed_are_not_read_again() throws IOException {
        write("payments", "deploy");
        PolicySnapshot taken = policies.reloadNow();
        clock.advance(Duration.ofHours(1));
        policies.look();
        policies.look();
        assertThat(policies.snapshot()).isSameAs(taken);
    }

    @Test
    void a_change_that_keeps_name_and_size_is_seen_by_its_time() throws IOException {
        write("payments", "deploy");
        policies.reloadNow();
        write("payments", "depart");
        Files.setLastModifiedTime(
                directory.resolve("payments.yaml"), FileTime.from(Instant.parse("2031-01-01T00:00:00Z")));
        policies.look();
        policies.look();
        assertThat(isInForce("payments/depart")).isTrue();
    }

    @Test
    void broken_files_are_tried_again_after_a_while_though_they_have_not_changed() throws IOException {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        write("payments", "deploy");
        Files.createSymbolicLink(directory.resolve("extra"), outside);
        assertThat(policies.reloadNow().problems()).isNotEmpty();
        Files.delete(directory.resolve("extra"));
        policies.look();
        assertThat(policies.snapshot().problems())
                .as("a link has no part in the files' state")
                .isNotEmpty();
        clock.advance(PoliciesInForce.AGAIN);
        policies.look();
        assertThat(policies.snapshot().problems()).isEmpty();
        assertThat(isInForce("payments/deploy")).isTrue();
    }

    @Test
    void the_policies_of_another_directory_are_in_force_once_they_load() throws IOException {
        write("payments", "deploy");
        policies.reloadNow();
        directory = folder.resolve("other");
        policies.reloadNow();
        assertThat(isInForce("payments/deploy")).isTrue();
        assertThat(policies.snapshot().place()).isEqualTo(directory.toString());
        assertThat(policies.snapshot().problems()).isNotEmpty();
        Files.createDirectory(directory);
        write("billing", "deploy");
        policies.reloadNow();
        assertThat(isInForce("payments/deploy")).isFalse();
        assertThat(isInForce("billing/deploy")).isTrue();
        assertThat(policies.snapshot().loadedFrom()).contains(directory.toString());
    }

    @Test
    void more_entries_than_can_be_looked_at_are_no_state_of_files() throws IOException {
        write("payments", "deploy");
        assertThat(Fingerprint.of(directory).files()).containsOnlyKeys("payments.yaml");
        Files.writeString(directory.resolve(".hidden.yaml"), "");
        Files.writeString(directory.resolve("README.md"), "");
        assertThat(Fingerprint.of(directory).files()).containsOnlyKeys("payments.yaml");
        assertThat(Fingerprint.of(folder.resolve("nowhere")).files()).containsValue("unreadable");
    }

    @Test
    void policies_outside_of_a_boundary_are_not_taken_and_a_wider_boundary_lets_them_be() throws IOException {
        Path boundaries = Files.createDirectory(folder.resolve("boundaries"));
        boundary(boundaries, "other");
        policies = new PoliciesInForce(() -> files(Optional.of(boundaries)), clock);
        write("payments", "deploy");

        assertThat(policies.reloadNow().grants()).isZero();
        assertThat(policies.snapshot().problems())
                .anyMatch(problem -> problem.toString().startsWith("payments.yaml:"));
        boundary(boundaries, "payments");
        policies.look();
        policies.look();
        assertThat(policies.snapshot().problems()).isEmpty();
        assertThat(isInForce("payments/deploy")).isTrue();
    }

    private static void boundary(Path directory, String policy) throws IOException {
        Files.writeString(directory.resolve("all.boundary.yaml"), """
                boundary: all
                owner: {team: Security, business: security@example.com, technical: security@example.com}
                covers: {policies: [%s]}
                to: {jobs: ["**"]}
                issue: {aws: {roles: ["**"], ttl: 12h}}
                """.formatted(policy));
    }

    private boolean isInForce(String grant) {
        return policies.snapshot().set().grant(name(grant)).isPresent();
    }

    private static GrantName name(String grant) {
        return GrantName.parse(grant).orElseThrow();
    }

    private void write(String policy, String grant) throws IOException {
        Files.writeString(directory.resolve(policy + ".yaml"), SamplePolicies.policy(policy, grant));
    }
}
