package io.jenkins.plugins.accessbroker.issuer.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.Cases;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Problems;
import io.jenkins.plugins.accessbroker.policy.yaml.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code docs/issuers/github-app.md} shows is what the code does. */
class DocumentationTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^( *)```yaml\n(.*?)^ *```");

    static Stream<String> examples() throws IOException {
        return BLOCK
                .matcher(text())
                .results()
                .map(block -> block.group(2).replaceAll("(?m)^" + block.group(1), ""))
                .toList()
                .stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shows_policies_and_settings_that_are_read(String example) {
        Problems problems = new Problems();
        Node node = Yaml.read("page.md", example.getBytes(StandardCharsets.UTF_8), problems)
                .orElseThrow();
        Fields document = new Fields("the example", (Node.Mapping) node, problems);
        String kind = document.all().get(0).key().text();
        Fields github = document.mapping(kind, "")
                .flatMap(part -> kind.equals("issue")
                        ? part.part(
                                "github",
                                new GitHubScopeReader().shape(),
                                part.node("github").orElseThrow())
                        : part.mapping("github", ""))
                .orElseThrow();
        boolean read = kind.equals("issue")
                ? new GitHubScopeReader().read(github).isPresent()
                : GitHubSettingsReader.read(github).isPresent();
        github.done();
        assertThat(problems.sorted()).isEmpty();
        assertThat(read).isTrue();
    }

    @Test
    void names_every_variable_that_a_build_gets() throws Exception {
        try (GitHubWorld world = new GitHubWorld()) {
            var credential = world.issuer().issue(GitHubWorld.order(GitHubWorld.scope("acme/payments")));
            Stream.concat(credential.secrets().keySet().stream(), credential.variables().keySet().stream())
                    .map(name -> name.replaceFirst("GIT_[0-9A-F]{12}", "GIT_..."))
                    .forEach(name -> assertThat(page()).contains("`" + name + "`"));
        }
    }

    @Test
    void names_the_bounds() {
        assertThat(page())
                .contains("1 to " + GitHubScope.MOST + ",")
                .contains(String.format(Locale.ROOT, "%,d characters", GitHubScope.CHARACTERS))
                .contains("up to " + (Attempts.MOST + Lag.TRIES) + " times")
                .contains("at most " + Attempts.MOST + " attempts");
    }

    private static String page() {
        try {
            return text();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text() throws IOException {
        return Files.readString(Cases.testdata("../docs/issuers/github-app.md"));
    }
}
