package io.jenkins.plugins.accessbroker.policy.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.accessbroker.approval.Authors;
import io.jenkins.plugins.accessbroker.approval.Review;
import io.jenkins.plugins.accessbroker.policy.Approval;
import io.jenkins.plugins.accessbroker.policy.file.PolicyFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What persons said in Jenkins is kept, found damaged, and counted with signatures. */
class KeptReviewsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final String DIGEST = "ab".repeat(32);

    @TempDir
    Path folder;

    private KeptReviews reviews;

    @BeforeEach
    void lay() {
        reviews = new KeptReviews(folder.resolve("reviews"));
    }

    @Test
    void the_last_word_of_each_person_is_kept() throws Exception {
        assertThat(reviews.of(DIGEST)).isEmpty();
        Review against = new Review("cat", NOW, Optional.of("too wide: see a b"));
        reviews.add(DIGEST, against);
        reviews.add(DIGEST, approved("ana"));

        assertThat(reviews.of(DIGEST)).containsExactly(against, approved("ana"));
        reviews.add(DIGEST, approved("CAT"));
        assertThat(reviews.of(DIGEST)).containsExactly(approved("ana"), approved("CAT"));
        assertThat(reviews.of("cd".repeat(32))).isEmpty();
    }

    @Test
    void damage_is_a_fault_wherever_it_is() throws Exception {
        reviews.add(DIGEST, approved("ana"));
        Path file = folder.resolve("reviews/" + DIGEST);
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 1;
            Files.write(file, damaged);
            SourceFault fault = catchThrowableOfType(SourceFault.class, () -> reviews.of(DIGEST));
            assertThat(fault).as("byte %s", i).isNotNull();
            assertThat(fault.reason()).isEqualTo(SourceFault.Reason.CORRUPT);
        }
    }

    @Test
    void a_review_and_a_signature_together_bring_a_version_into_force() throws Exception {
        Team team = new Team(folder.resolve("security"));
        Files.writeString(
                team.approvalFile(),
                "approvers: 2\nallowedSigners: allowed-signers\njenkinsUsers: {dan: dan@example.com}\n");
        Path policies =
                Files.createDirectories(folder.resolve("policies/approvals")).getParent();
        Files.writeString(policies.resolve("payments.yaml"), Team.policy("a/b"));
        PolicyFiles files = PolicyFiles.in(policies);
        Files.write(
                policies.resolve("approvals/ana.sig"),
                team.sign("ana", files.manifest().bytes()));
        PolicyUpdater updater = new PolicyUpdater(
                new DirectorySource(policies),
                new KeptPolicies(folder.resolve("kept")),
                Optional.of(new ReviewedApproval(team.approvalFile(), Optional.of(policies), reviews)),
                Optional.empty(),
                List.of(),
                new Recording(),
                () -> NOW);
        Update.Waiting waiting = (Update.Waiting) updater.update();
        assertThat(waiting.verdict().orElseThrow().names()).containsExactly("ana@example.com");
        assertThat(waiting.fetched().authors()).isEqualTo(Authors.UNKNOWN);

        reviews.add(waiting.digest(), approved("dan"));

        assertThat(((Update.Loaded) updater.update()).version().approval())
                .contains(new Approval(Approval.Method.JENKINS, List.of("ana@example.com", "dan@example.com"), NOW));
    }

    private static Review approved(String user) {
        return new Review(user, NOW, Optional.empty());
    }
}
