package io.jenkins.plugins.accessbroker.review.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.Cases;
import io.jenkins.plugins.accessbroker.issuer.GoldenFile;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every folder of {@code testdata/policy-tests-bad} has policy tests that give exactly the problems it expects. */
class BadTestFilesTest {
    private static final Path CASES = Cases.testdata("policy-tests-bad");

    static List<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gives_exactly_the_expected_problems(String name) {
        Path folder = CASES.resolve(name);

        LoadedTests loaded = TestDirectory.load(folder);

        assertThat(loaded.files()).isEmpty();
        assertThat(loaded.problems()).isNotEmpty();
        String lines = loaded.problems().stream().map(Problem::toString).collect(Collectors.joining("\n", "", "\n"));
        GoldenFile.check(folder.resolve("expected.txt"), lines.replace(folder.toString(), "(directory)"));
    }
}
