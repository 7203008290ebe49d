package io.jenkins.plugins.accessbroker.issuer.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.issuer.GoldenFile;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import io.jenkins.plugins.accessbroker.policy.document.Problems;
import io.jenkins.plugins.accessbroker.policy.document.Shape;
import io.jenkins.plugins.accessbroker.policy.yaml.Yaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What scopes and settings read as: {@code testdata/issuers/github/scopes} and {@code settings}. */
class GitHubReadersTest {
    static Stream<Path> scopes() throws IOException {
        return cases("scopes");
    }

    static Stream<Path> settings() throws IOException {
        return cases("settings");
    }

    @ParameterizedTest
    @MethodSource("scopes")
    void reads_scopes(Path file) throws IOException {
        check(
                file,
                new GitHubScopeReader().shape(),
                fields -> new GitHubScopeReader()
                        .read(fields)
                        .map(scope -> scope.summary() + "\n" + scope.details() + "\n"));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void reads_settings(Path file) throws IOException {
        check(file, null, fields -> GitHubSettingsReader.read(fields).map(settings -> settings + "\n"));
    }

    @Test
    void reads_500_repositories_and_no_more() {
        assertThat(read(
                        many(500),
                        new GitHubScopeReader().shape(),
                        fields -> new GitHubScopeReader().read(fields).map(scope -> "read")))
                .isEqualTo("read");
        assertThat(read(
                        many(501),
                        new GitHubScopeReader().shape(),
                        fields -> new GitHubScopeReader().read(fields).map(scope -> "read")))
                .contains("a list of repositories with at most 500 entries, found 501 entries");
    }

    private static String many(int repositories) {
        return IntStream.range(0, repositories)
                .mapToObj(i -> "acme/r" + i)
                .collect(Collectors.joining(", ", "repositories: [", "]\npermissions: {contents: read}\n"));
    }

    private static void check(Path file, Shape.Mapping shape, Function<Fields, Optional<String>> reader)
            throws IOException {
        String text = read(Files.readString(file), shape, reader);
        GoldenFile.check(file.resolveSibling(file.getFileName().toString().replace(".yaml", ".txt")), text);
    }

    private static String read(String yaml, Shape.Mapping shape, Function<Fields, Optional<String>> reader) {
        Problems problems = new Problems();
        Node node = Yaml.read("case.yaml", yaml.getBytes(StandardCharsets.UTF_8), problems)
                .orElseThrow();
        Fields fields = (shape == null
                        ? Fields.root("the case", node, problems)
                        : Fields.root("the case", node, shape, problems))
                .orElseThrow();
        Optional<String> result = reader.apply(fields);
        assertThat(result.isPresent()).isEqualTo(problems.isEmpty());
        fields.done();
        List<Problem> found = problems.sorted();
        return found.isEmpty()
                ? result.orElseThrow()
                : found.stream().map(Problem::toString).collect(Collectors.joining("\n", "", "\n"));
    }

    private static Stream<Path> cases(String folder) throws IOException {
        try (Stream<Path> files = Files.list(GoldenFile.folder("github").resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }
}
