package io.jenkins.plugins.accessbroker.review.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.Cases;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.issuer.GoldenFile;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.issuer.kinds.IssuerKinds;
import io.jenkins.plugins.accessbroker.policy.file.LoadedPolicies;
import io.jenkins.plugins.accessbroker.policy.file.PolicyDirectory;
import io.jenkins.plugins.accessbroker.review.diff.json.DiffWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each folder of {@code testdata/diffs} has two versions of policies, and what is said of the change. */
class DiffsTest {
    private static final Instant AT = Instant.parse("2026-11-25T12:00:00Z");

    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(Cases.testdata("diffs"))) {
            return folders.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void says_what_a_change_changes(Path folder) throws IOException {
        PolicyDiff diff = PolicyDiff.of(load(folder.resolve("old")), load(folder.resolve("new")), AT);

        GoldenFile.check(folder.resolve("expected.txt"), text(DiffText.of(diff)));
        GoldenFile.check(folder.resolve("expected.md"), text(DiffMarkdown.of(diff)));
        GoldenFile.check(folder.resolve("expected.json"), DiffWriter.write(diff) + "\n");
    }

    private static PolicySet load(Path directory) {
        LoadedPolicies loaded = PolicyDirectory.load(
                directory,
                IssuerKinds.all().stream().map(IssuerKind::scopeReader).toList());
        assertThat(loaded.problems()).isEmpty();
        return new PolicySet(loaded.policies());
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
