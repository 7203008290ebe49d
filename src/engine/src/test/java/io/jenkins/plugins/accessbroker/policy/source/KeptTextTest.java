package io.jenkins.plugins.accessbroker.policy.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.policy.Approval;
import io.jenkins.plugins.accessbroker.policy.Commit;
import io.jenkins.plugins.accessbroker.policy.PolicyVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeptTextTest {
    private static final String DIGEST = "0123456789abcdef".repeat(4);
    private static final String LONG = "x".repeat(1_000);

    @Test
    void what_is_kept_comes_back_whole() {
        Kept kept = kept("Ana " + LONG, "https://example.com/" + LONG);

        assertThat(KeptText.read(KeptText.write(kept))).contains(kept);
    }

    @Test
    void no_name_can_forge_a_line() {
        String text = KeptText.write(kept("Eve\napprover ana@example.com", "x\nretired " + DIGEST));

        Kept read = KeptText.read(text).orElseThrow();
        assertThat(read.version().commit().orElseThrow().author()).isEqualTo("Eve\\u000Aapprover ana@example.com");
        assertThat(read.version().approval().orElseThrow().approvers()).containsExactly(LONG);
        assertThat(read.retired()).isEmpty();
    }

    private static Kept kept(String author, String source) {
        PolicyVersion version = new PolicyVersion(
                DIGEST,
                Optional.of(new Commit("c", author, author)),
                Optional.of(new Approval(
                        Approval.Method.SIGNATURES, List.of(LONG), Instant.parse("2026-11-23T10:00:00Z"))));
        return new Kept(version, source, List.of());
    }
}
