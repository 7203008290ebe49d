package io.jenkins.plugins.accessbroker.review.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.Cases;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.issuer.GoldenFile;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.issuer.kinds.IssuerKinds;
import io.jenkins.plugins.accessbroker.policy.file.LoadedPolicies;
import io.jenkins.plugins.accessbroker.policy.file.PolicyDirectory;
import io.jenkins.plugins.accessbroker.review.check.PolicyCheck;
import io.jenkins.plugins.accessbroker.review.check.Review;
import io.jenkins.plugins.accessbroker.review.check.Rule;
import io.jenkins.plugins.accessbroker.review.check.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every id has a folder in {@code testdata/checks}: policies that trigger it, and policies that do not. */
class RulesTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Set<String> OF_ACCEPTANCES =
            Set.of("acceptance-expired", "acceptance-unknown", "acceptance-unused");

    static List<String> ids() throws IOException {
        try (Stream<Path> folders = Files.list(Cases.testdata("checks"))) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void every_id_has_a_case() throws IOException {
        Set<String> all = new TreeSet<>(OF_ACCEPTANCES);
        Rules.all().stream().map(Rule::id).forEach(all::add);
        assertThat(ids()).containsExactlyElementsOf(all);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void warns(String id) {
        List<Warning> warnings = review(id + "/warns").warnings();

        assertThat(warnings).extracting(Warning::id).contains(id);
        String text = warnings.stream().map(Warning::toString).collect(Collectors.joining("\n", "", "\n"));
        GoldenFile.check(Cases.testdata("checks/" + id + "/warns.txt"), text);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void does_not_warn(String id) {
        assertThat(review(id + "/quiet").warnings()).isEmpty();
    }

    @Test
    void what_is_accepted_is_kept_apart_with_its_reason() {
        Review review = review("acceptance-unused/quiet");
        assertThat(review.accepted()).hasSize(2).allSatisfy(accepted -> {
            assertThat(accepted.warning().id()).isEqualTo("ttl-at-maximum");
            assertThat(accepted.by().reason()).isEqualTo("The jobs run all night");
        });
    }

    @Test
    void the_reference_names_every_id() throws IOException {
        String page = Files.readString(Cases.testdata("../docs/policy-reference.md"));
        assertThat(ids()).allMatch(id -> page.contains("`" + id + "`"));
    }

    @Test
    void says_things_as_every_message_does() {
        assertThat(Rules.all()).allSatisfy(rule -> {
            assertThat(rule.id()).matches("[a-z]+(-[a-z]+)*");
            assertThat(rule.explanation()).matches("[A-Z].*\\.");
        });
    }

    private static Review review(String folder) {
        LoadedPolicies loaded = PolicyDirectory.load(
                Cases.testdata("checks/" + folder),
                IssuerKinds.all().stream().map(IssuerKind::scopeReader).toList());
        assertThat(loaded.problems()).isEmpty();
        return new PolicyCheck(Rules.all()).check(new PolicySet(loaded.policies()), NOW);
    }
}
