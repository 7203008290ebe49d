package io.jenkins.plugins.accessbroker.policy.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.jenkins.plugins.accessbroker.Cases;
import io.jenkins.plugins.accessbroker.issuer.GoldenFile;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.issuer.kinds.IssuerKinds;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Problems;
import io.jenkins.plugins.accessbroker.policy.file.PolicyReader;
import io.jenkins.plugins.accessbroker.policy.yaml.Yaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The schema of policy files and their reader take the same shapes. */
class SchemaTest {
    private static final PolicyReader READER =
            new PolicyReader(IssuerKinds.all().stream().map(IssuerKind::scopeReader).toList());
    private static final String TEXT = SchemaWriter.write("Access Broker policy file", READER.shape());
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(TEXT);

    @Test
    void is_as_expected() {
        GoldenFile.check(Cases.testdata("schema/policy.schema.json"), TEXT + "\n");
    }

    @Test
    void is_a_schema_of_its_draft() throws IOException {
        Schema draft = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(draft.validate(new ObjectMapper().readTree(TEXT)))
                .isEmpty();
    }

    @Test
    void takes_what_is_right() throws IOException {
        for (Node document : right()) {
            assertThat(rejected(document)).isEmpty();
            assertThat(isOfShape(document)).isTrue();
        }
    }

    @Test
    void rejects_what_the_reader_rejects_for_its_shape_and_nothing_else() throws IOException {
        int cases = Cases.count(20_000);
        List<Node> right = right();
        int taken = 0;
        int compared = 0;
        for (int seed = 0; seed < cases; seed++) {
            Node tree = new Trees(seed, right).change(right.get(seed % right.size()));
            String yaml = Flow.write(tree);
            Problems ofYaml = new Problems();
            Optional<Node> read = Yaml.read("p.yaml", yaml.getBytes(StandardCharsets.UTF_8), ofYaml);
            if (read.isEmpty() || !ofYaml.isEmpty()) {
                continue;
            }
            boolean reads = isOfShape(read.get());
            List<String> rejected = rejected(read.get());
            assertThat(rejected.isEmpty())
                    .as("seed %d, schema says %s, reader says %s, of %s", seed, rejected, problems(read.get()), yaml)
                    .isEqualTo(reads);
            compared++;
            taken += reads ? 1 : 0;
        }
        assertThat(compared).isGreaterThan(cases * 9 / 10);
        assertThat(taken).isBetween(compared / 20, compared * 19 / 20);
    }

    private static List<String> rejected(Node document) {
        return SCHEMA.validate(Values.of(document)).stream().map(Object::toString).toList();
    }

    private static boolean isOfShape(Node document) {
        Problems problems = new Problems();
        READER.read(document, "0".repeat(64), problems);
        return problems.isOfShape();
    }

    private static List<String> problems(Node document) {
        Problems problems = new Problems();
        READER.read(document, "0".repeat(64), problems);
        return problems.sorted().stream().map(Object::toString).toList();
    }

    private static List<Node> right() throws IOException {
        List<Node> documents = new ArrayList<>();
        try (Stream<Path> files = Files.list(Cases.testdata("schema/right"))) {
            for (Path file : files.sorted().toList()) {
                documents.add(Yaml.read("p.yaml", Files.readAllBytes(file), new Problems())
                        .orElseThrow());
            }
        }
        return documents;
    }
}
