package io.jenkins.plugins.accessbroker.issuer.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.policy.Scope;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each document of {@code testdata/issuers/aws-sts/scopes} and {@code settings} with what is made of it. */
class AwsReadersTest {
    static List<String> scopes() {
        return names("scopes");
    }

    static List<String> settings() {
        return names("settings");
    }

    @ParameterizedTest
    @MethodSource("scopes")
    void readsScopes(String name) {
        String yaml = Golden.read(Golden.file("scopes/" + name + ".yaml"));
        String result = Documents.scope("grant `deploy`: `aws`", yaml, new AwsScopeReader(), AwsReadersTest::words);
        assertThat(result.startsWith("case.yaml:")).isEqualTo(name.startsWith("bad-"));
        Golden.check("scopes/" + name + ".txt", result);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void readsSettings(String name) {
        String yaml = Golden.read(Golden.file("settings/" + name + ".yaml"));
        String result = Documents.read("issuer `aws`", yaml, AwsSettingsReader::read, settings -> settings + "\n");
        assertThat(result.startsWith("case.yaml:")).isEqualTo(name.startsWith("bad-"));
        Golden.check("settings/" + name + ".txt", result);
    }

    private static String words(Scope scope) {
        return scope.details().entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue() + "\n")
                .collect(Collectors.joining("", scope.summary() + "\n", ""));
    }

    private static List<String> names(String folder) {
        return Golden.files(folder, ".yaml").stream()
                .map(Path::getFileName)
                .map(file -> file.toString().replace(".yaml", ""))
                .toList();
    }
}
