package io.jenkins.plugins.accessbroker.issuer.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.policy.Scope;
import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import io.jenkins.plugins.accessbroker.policy.document.Problems;
import io.jenkins.plugins.accessbroker.policy.yaml.Yaml;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads YAML with a reader under test, and shows what came of it. */
final class Documents {
    private Documents() {}

    /** The result in words, or every problem on a line of its own. */
    static <T> String read(String what, String yaml, Function<Fields, Optional<T>> reader, Function<T, String> words) {
        Problems problems = new Problems();
        return read(Fields.root(what, node(yaml, problems), problems), reader, words);
    }

    /** The scope in words, or every problem on a line of its own. */
    static String scope(String what, String yaml, ScopeReader reader, Function<Scope, String> words) {
        Problems problems = new Problems();
        return read(Fields.root(what, node(yaml, problems), reader.shape(), problems), reader::read, words);
    }

    private static Node node(String yaml, Problems problems) {
        return Yaml.read("case.yaml", yaml.getBytes(StandardCharsets.UTF_8), problems)
                .orElseThrow();
    }

    private static <T> String read(
            Optional<Fields> document, Function<Fields, Optional<T>> reader, Function<T, String> words) {
        Fields fields = document.orElseThrow();
        Problems problems = fields.problems();
        Optional<T> result = reader.apply(fields);
        assertThat(result.isPresent()).isEqualTo(problems.isEmpty());
        fields.done();
        return problems.isEmpty()
                ? words.apply(result.orElseThrow())
                : problems.sorted().stream().map(Problem::toString).collect(Collectors.joining("\n", "", "\n"));
    }
}
