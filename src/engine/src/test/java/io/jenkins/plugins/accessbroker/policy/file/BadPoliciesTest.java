package io.jenkins.plugins.accessbroker.policy.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every folder of {@code testdata/policies-bad} is a policy directory that gives exactly the problems it expects. */
class BadPoliciesTest {
    private static final Path CASES = Path.of(System.getProperty("accessbroker.testdata"), "policies-bad");

    static Stream<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders
                    .filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gives_exactly_the_expected_problems(String name) throws IOException {
        Path folder = CASES.resolve(name);
        LoadedPolicies loaded = PolicyDirectory.load(folder, FakeIssuers.all());
        String lines = Lines.of(loaded).replace(folder.toString(), "(directory)");
        if (Boolean.getBoolean("accessbroker.record")) {
            Files.writeString(folder.resolve("expected.txt"), lines);
        }
        assertThat(folder.resolve("expected.txt")).exists();
        assertThat(lines).isEqualTo(Files.readString(folder.resolve("expected.txt")));
        assertThat(loaded.policies()).isEmpty();
        assertThat(loaded.problems()).isNotEmpty();
    }
}
