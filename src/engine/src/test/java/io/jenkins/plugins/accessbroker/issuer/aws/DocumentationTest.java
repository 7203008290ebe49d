package io.jenkins.plugins.accessbroker.issuer.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.issuer.Attribution;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Problems;
import io.jenkins.plugins.accessbroker.policy.document.Shape;
import io.jenkins.plugins.accessbroker.policy.yaml.Yaml;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code docs/issuers/aws-sts.md} shows is what the code does. */
class DocumentationTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^( *)```(yaml|json)\n(.*?)^ *```");
    private static final Pattern NAME =
            Pattern.compile("(?m)^\\| `([^`]+)` \\| (\\d+) \\| `([^`]+)` \\| `([^`]+)` \\|$");
    private static final Pattern VALUE = Pattern.compile("(?m)^\\| `([^`]+)` \\| `([^`]+)` \\|$");

    static Stream<String> yaml() {
        return blocks("yaml");
    }

    static Stream<String> json() {
        return blocks("json");
    }

    @ParameterizedTest
    @MethodSource("yaml")
    void showsPoliciesAndSettingsThatAreRead(String block) {
        Problems problems = new Problems();
        Fields document = fields(block, problems);
        String kind = document.all().get(0).key().text();
        Fields aws = document.mapping(kind, "")
                .flatMap(part -> kind.equals("issue")
                        ? part.part(
                                "aws",
                                new AwsScopeReader().shape(),
                                part.node("aws").orElseThrow())
                        : part.mapping("aws", ""))
                .orElseThrow();
        boolean read = kind.equals("issue")
                ? new AwsScopeReader().read(aws).isPresent()
                : AwsSettingsReader.read(aws).isPresent();
        aws.done();
        assertThat(problems.sorted()).isEmpty();
        assertThat(read).isTrue();
    }

    @ParameterizedTest
    @MethodSource("json")
    void showsPoliciesForIamInItsShape(String block) {
        Problems problems = new Problems();
        Fields policy = fields(block, problems);
        assertThat(policy.all()).extracting(entry -> entry.key().text()).containsExactly("Version", "Statement");
        assertThat(block.contains("\"Principal\"")
                        || new SessionPolicyReader(Fields.root(
                                                "the document",
                                                node("{\"p\": " + block + "}", problems),
                                                Shape.mapping("a scope")
                                                        .required("p", SessionPolicyReader.SHAPE, "a policy"),
                                                problems)
                                        .orElseThrow())
                                .read("p")
                                .isPresent())
                .isTrue();
        assertThat(problems.sorted()).isEmpty();
    }

    @Test
    void showsSessionNamesAsTheyAre() {
        List<MatchResult> rows = NAME.matcher(text()).results().toList();
        assertThat(rows).isNotEmpty();
        for (MatchResult row : rows) {
            Attribution build = new Attribution(
                    AwsWorld.BUILD.grant(), "", row.group(1), Long.parseLong(row.group(2)), row.group(3));
            assertThat(SessionName.of(build)).isEqualTo(row.group(4));
        }
    }

    @Test
    void showsTagValuesAsTheyAre() {
        List<MatchResult> rows = VALUE.matcher(text()).results().toList();
        assertThat(rows).isNotEmpty();
        rows.forEach(row -> assertThat(TagValue.of(row.group(1))).isEqualTo(row.group(2)));
    }

    @Test
    void namesEveryTagOfTheBroker() {
        assertThat(SessionTags.of(AwsWorld.BUILD, AwsWorld.scope()).keySet())
                .hasSize(Tags.OWN)
                .allMatch(key -> text().contains("| `" + key + "` |"));
    }

    private static Fields fields(String block, Problems problems) {
        return Fields.root("the example", node(block, problems), problems).orElseThrow();
    }

    private static Node node(String block, Problems problems) {
        return Yaml.read("aws-sts.md", block.getBytes(StandardCharsets.UTF_8), problems)
                .orElseThrow();
    }

    private static Stream<String> blocks(String language) {
        return BLOCK.matcher(text())
                .results()
                .filter(block -> block.group(2).equals(language))
                .map(block -> block.group(3).replaceAll("(?m)^" + block.group(1), ""));
    }

    private static String text() {
        return Golden.read(Path.of(System.getProperty("accessbroker.testdata"), "..", "docs", "issuers", "aws-sts.md"));
    }
}
