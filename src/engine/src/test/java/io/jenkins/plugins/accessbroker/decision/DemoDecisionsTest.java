package io.jenkins.plugins.accessbroker.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.Cases;
import io.jenkins.plugins.accessbroker.decision.json.DecisionWriter;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.issuer.kinds.IssuerKinds;
import io.jenkins.plugins.accessbroker.policy.file.LoadedPolicies;
import io.jenkins.plugins.accessbroker.policy.file.PolicyDirectory;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.request.json.RequestReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people and programs read about each request of the demo, to the letter. */
class DemoDecisionsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private PolicySet policies;

    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(Cases.testdata("requests"))) {
            return files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .sorted()
                    .toList();
        }
    }

    @BeforeEach
    void load() {
        LoadedPolicies loaded = PolicyDirectory.load(
                Cases.testdata("policies"),
                IssuerKinds.all().stream().map(IssuerKind::scopeReader).toList());
        assertThat(loaded.problems()).isEmpty();
        policies = new PolicySet(loaded.policies());
    }

    @ParameterizedTest
    @MethodSource("names")
    void explains(String name) throws Exception {
        String text = String.join("\n", Explanation.full(decide(name))) + "\n";

        assertThat(text).isEqualTo(expected(name + ".txt", text));
    }

    @ParameterizedTest
    @MethodSource("names")
    void writes_json(String name) throws Exception {
        String json = DecisionWriter.write(decide(name)) + "\n";

        assertThat(json).isEqualTo(expected(name + ".json", json));
    }

    @Test
    void a_life_shorter_than_the_issuer_gives_is_denied_before_anybody_is_asked() throws Exception {
        AccessRequest read = RequestReader.read(Cases.testdata("requests/1-release-on-main.json"));
        AccessRequest request =
                new AccessRequest(read.grant(), read.build(), Optional.of(Duration.ofMinutes(5)), Optional.empty());

        assertThat(Explanation.brief(policies.decide(request, NOW)))
                .contains("  ttl: expected 15m; met 5m (payments.yaml:14:3)")
                .contains("  next  ask for a `ttl` of 15m, or leave it out");
    }

    @Test
    void holding_an_agent_is_advised_only_where_nothing_else_stands_against_the_request() throws Exception {
        String advice = "  next  ask where the fact is known, such as inside a block that holds an agent";

        assertThat(withoutAgents("1-release-on-main")).contains(advice);
        assertThat(withoutAgents("4-replayed-build"))
                .doesNotContain(advice)
                .anySatisfy(
                        line -> assertThat(line).startsWith("  next  run the build so that it meets these conditions"));
    }

    private List<String> withoutAgents(String name) throws Exception {
        AccessRequest read = RequestReader.read(Cases.testdata("requests").resolve(name + ".json"));
        BuildContext build = read.build();
        BuildContext unheld = new BuildContext(
                build.job(),
                build.number(),
                build.branch(),
                build.revision(),
                build.changeRequest(),
                build.triggers(),
                Fact.unknown("the build holds no agent yet"),
                build.rerun(),
                build.libraries(),
                build.codingAgents());
        return Explanation.brief(
                policies.decide(new AccessRequest(read.grant(), unheld, read.ttl(), read.reason()), NOW));
    }

    private Decision decide(String name) throws Exception {
        return policies.decide(RequestReader.read(Cases.testdata("requests").resolve(name + ".json")), NOW);
    }

    /** The golden file; {@code -Daccessbroker.golden=write} writes it anew, for a person to review. */
    private static String expected(String file, String actual) throws IOException {
        Path golden = Cases.testdata("decisions").resolve(file);
        if (System.getProperty("accessbroker.golden", "").equals("write")) {
            Files.writeString(golden, actual);
        }
        return Files.readString(golden);
    }
}
