package io.jenkins.plugins.accessbroker.policy.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.Cases;
import io.jenkins.plugins.accessbroker.issuer.GoldenFile;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.issuer.kinds.IssuerKinds;
import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a set of policies may give at most, and what is said of those that give more. */
class BoundariesTest {
    private static final Path CASES = Cases.testdata("boundaries");
    private static final Path BAD = Cases.testdata("boundaries-bad");
    private static final List<ScopeReader> SCOPES =
            IssuerKinds.all().stream().map(IssuerKind::scopeReader).toList();

    @TempDir
    Path temp;

    static List<Path> cases() throws IOException {
        return folders(CASES);
    }

    static List<Path> bad() throws IOException {
        return folders(BAD);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gives_exactly_the_expected_problems(Path folder) {
        LoadedPolicies loaded = load(folder.resolve("policies"), folder.resolve("boundaries"));

        assertThat(loaded.isUsable()).isEqualTo(folder.endsWith("within"));
        GoldenFile.check(folder.resolve("expected.txt"), lines(loaded, folder));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void boundaries_with_problems_bound_nothing_and_let_nothing_through(Path folder) {
        LoadedPolicies loaded = load(CASES.resolve("within/policies"), folder);

        assertThat(loaded.policies()).isEmpty();
        assertThat(loaded.problems()).isNotEmpty();
        GoldenFile.check(folder.resolve("expected.txt"), lines(loaded, folder));
    }

    @Test
    void without_a_boundary_directory_nothing_is_bounded() {
        assertThat(PolicyDirectory.load(CASES.resolve("not-covered/policies"), SCOPES)
                        .policies())
                .hasSize(4);
    }

    @Test
    void boundaries_cannot_be_among_the_policies_nor_these_among_them() throws IOException {
        Path policies = copy(CASES.resolve("within/policies"), temp.resolve("policies"));
        Path inside = copy(CASES.resolve("within/boundaries"), policies.resolve(".boundaries"));
        Path link = Files.createSymbolicLink(temp.resolve("link"), inside);

        for (Path boundaries : List.of(inside, link, policies, temp)) {
            LoadedPolicies loaded = load(policies, boundaries);
            assertThat(loaded.policies()).isEmpty();
            assertThat(loaded.problems())
                    .anySatisfy(problem -> assertThat(problem)
                            .hasToString(
                                    boundaries + ":1:1: the boundary directory and the policy directory `" + policies
                                            + "` are not apart, so who writes policies could widen boundaries: give one beside the"
                                            + " policy directory"));
        }
    }

    @Test
    void a_boundary_directory_that_is_not_there_is_a_problem() {
        Path nowhere = temp.resolve("nowhere");

        assertThat(Lines.of(load(CASES.resolve("within/policies"), nowhere)))
                .isEqualTo(nowhere + ":1:1: there is no such boundary directory: create it or correct the path\n");
    }

    private static LoadedPolicies load(Path policies, Path boundaries) {
        return PolicyDirectory.load(policies, Optional.of(boundaries), SCOPES);
    }

    private static String lines(LoadedPolicies loaded, Path folder) {
        return loaded.isUsable() ? "" : Lines.of(loaded).replace(folder.toString(), "(directory)");
    }

    private static List<Path> folders(Path of) throws IOException {
        try (Stream<Path> folders = Files.list(of)) {
            return folders.sorted().toList();
        }
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
        return to;
    }
}
