package io.jenkins.plugins.accessbroker.policy.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.issuer.kinds.IssuerKinds;
import io.jenkins.plugins.accessbroker.policy.condition.Glob;
import io.jenkins.plugins.accessbroker.policy.document.Problems;
import io.jenkins.plugins.accessbroker.policy.yaml.Yaml;
import io.jenkins.plugins.accessbroker.review.test.TestDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The examples of the policy reference do what it says.
 *
 * <p>A block marked {@code yaml} is a policy file, {@code yaml to} stands below {@code to} of a grant, {@code yaml deny}
 * below {@code denies}, {@code yaml boundary} and {@code yaml test} are files of their kind; a block marked {@code yaml wrong} gives the problems in the block of text after it.
 */
class PolicyReferenceTest {
    private static final Path PAGE =
            Path.of(System.getProperty("accessbroker.testdata"), "..", "docs", "policy-reference.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(yaml[a-z ]*|text)\\n(.*?)^```$");
    private static final Pattern PATTERN_ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| (.*?) \\| (.*?) \\|$");

    private static final Set<String> OTHERS = Set.of("yaml boundary", "yaml test");
    private static final BoundaryReader BOUNDARIES = new BoundaryReader(
            IssuerKinds.all().stream().map(IssuerKind::scopeReader).toList());

    private static final String HEAD = """
            policy: example
            owner: {team: Example, business: a@example.com, technical: b@example.com}
            grants:
              example:
                purpose: Example
                expires: 2027-03-31
                issue: {aws: {role: "arn:aws:iam::123456789012:role/x", region: eu-west-1, ttl: 15m}}
                to:
            """;

    record Example(String kind, String text, String problems) {
        @Override
        public String toString() {
            return kind + " " + text.lines().findFirst().orElse("");
        }
    }

    static Stream<Example> examples() throws IOException {
        return all().filter(example -> !OTHERS.contains(example.kind));
    }

    static Stream<Example> others() throws IOException {
        return all().filter(example -> OTHERS.contains(example.kind));
    }

    private static Stream<Example> all() throws IOException {
        List<MatchResult> blocks =
                BLOCK.matcher(Files.readString(PAGE)).results().toList();
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            String kind = blocks.get(i).group(1);
            if (kind.equals("yaml wrong")) {
                assertThat(blocks.get(i + 1).group(1)).isEqualTo("text");
                examples.add(new Example(
                        kind, blocks.get(i).group(2), blocks.get(i + 1).group(2)));
            } else if (!kind.equals("text")) {
                examples.add(new Example(kind, blocks.get(i).group(2), "\n"));
            }
        }
        return examples.stream();
    }

    @ParameterizedTest
    @MethodSource("others")
    void an_example_of_another_kind_is_one(Example example) {
        Problems problems = new Problems();
        byte[] bytes = example.text.getBytes(StandardCharsets.UTF_8);
        Optional<?> read = example.kind.equals("yaml test")
                ? TestDirectory.read("file.yaml", bytes, problems)
                : Yaml.read("file.yaml", bytes, problems).flatMap(document -> BOUNDARIES.read(document, problems));
        assertThat(problems.sorted()).isEmpty();
        assertThat(read).isPresent();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_does_what_the_page_says(Example example) {
        LoadedPolicies loaded = read(
                switch (example.kind) {
                    case "yaml", "yaml wrong" -> example.text;
                    case "yaml to" -> HEAD + example.text.indent(6);
                    case "yaml deny" -> HEAD + "      jobs: [a]\ndenies:\n" + example.text.indent(2);
                    default -> throw new AssertionError("unknown kind of example: " + example.kind);
                });
        assertThat(Lines.of(loaded)).isEqualTo(example.problems);
    }

    @Test
    void what_is_said_to_mean_the_same_does() throws IOException {
        List<String> texts = examples()
                .filter(example -> example.kind.equals("yaml to"))
                .map(Example::text)
                .toList();
        assertThat(conditions(texts.get(1))).isEqualTo(conditions(texts.get(2)));
    }

    @Test
    void the_table_of_patterns_is_right() throws IOException {
        String page = Files.readString(PAGE);
        String section = page.substring(page.indexOf("\n## Patterns"), page.indexOf("\n## `issue`"));
        List<MatchResult> rows = PATTERN_ROW.matcher(section).results().toList();
        assertThat(rows).hasSize(7);
        for (MatchResult row : rows) {
            Glob glob = Glob.of(row.group(1));
            assertThat(quoted(row.group(2))).allMatch(glob::matches);
            assertThat(quoted(row.group(3))).noneMatch(glob::matches);
        }
    }

    private static List<String> conditions(String to) {
        return read(HEAD + to.indent(6)).policies().get(0).grants().get(0).conditions().stream()
                .map(condition -> condition.key() + " " + condition.expected())
                .toList();
    }

    private static List<String> quoted(String cell) {
        return Pattern.compile("`([^`]+)`")
                .matcher(cell)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static LoadedPolicies read(String text) {
        Assembly assembly = new Assembly(new PolicyReader(FakeIssuers.all()), new ArrayList<>());
        assembly.add("policy.yaml", text.getBytes(StandardCharsets.UTF_8));
        return assembly.finish(Optional.empty());
    }
}
