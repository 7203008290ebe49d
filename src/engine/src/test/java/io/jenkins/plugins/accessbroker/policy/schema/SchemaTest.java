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
import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Problems;
import io.jenkins.plugins.accessbroker.policy.document.Shape;
import io.jenkins.plugins.accessbroker.policy.file.BoundaryReader;
import io.jenkins.plugins.accessbroker.policy.file.PolicyReader;
import io.jenkins.plugins.accessbroker.policy.yaml.Yaml;
import io.jenkins.plugins.accessbroker.review.test.TestFileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The schema of each kind of file and its reader take the same shapes. */
class SchemaTest {
    private static final List<ScopeReader> SCOPES =
            IssuerKinds.all().stream().map(IssuerKind::scopeReader).toList();

    /** A kind of file, as the command {@code schema} names it. */
    enum Kind {
        POLICY(
                new PolicyReader(SCOPES).shape(),
                (node, problems) -> new PolicyReader(SCOPES).read(node, "0".repeat(64), problems)),
        BOUNDARY(
                new BoundaryReader(SCOPES).shape(),
                (node, problems) -> new BoundaryReader(SCOPES).read(node, problems)),
        TEST(TestFileReader.shape(), TestFileReader::read);

        private final BiConsumer<Node, Problems> reader;
        private final String text;
        private final Schema schema;

        Kind(Shape shape, BiConsumer<Node, Problems> reader) {
            this.reader = reader;
            this.text = SchemaWriter.write("Access Broker " + word() + " file", shape);
            this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text);
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        private List<String> rejected(Node document) {
            return schema.validate(Values.of(document)).stream()
                    .map(Object::toString)
                    .toList();
        }

        private Problems problems(Node document) {
            Problems problems = new Problems();
            reader.accept(document, problems);
            return problems;
        }

        private List<Node> right() throws IOException {
            List<Node> documents = new ArrayList<>();
            try (Stream<Path> files = Files.list(Cases.testdata("schema/" + word()))) {
                for (Path file : files.sorted().toList()) {
                    documents.add(Yaml.read("p.yaml", Files.readAllBytes(file), new Problems())
                            .orElseThrow());
                }
            }
            return documents;
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void is_as_expected(Kind kind) {
        GoldenFile.check(Cases.testdata("schema/" + kind.word() + ".schema.json"), kind.text + "\n");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void is_a_schema_of_its_draft(Kind kind) throws IOException {
        Schema draft = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(draft.validate(new ObjectMapper().readTree(kind.text))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void takes_what_is_right(Kind kind) throws IOException {
        for (Node document : kind.right()) {
            assertThat(kind.rejected(document)).isEmpty();
            assertThat(kind.problems(document).sorted()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void rejects_what_the_reader_rejects_for_its_shape_and_nothing_else(Kind kind) throws IOException {
        int cases = Cases.count(10_000);
        List<Node> right = kind.right();
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
            Problems problems = kind.problems(read.get());
            List<String> rejected = kind.rejected(read.get());
            assertThat(rejected.isEmpty())
                    .as("seed %d, schema says %s, reader says %s, of %s", seed, rejected, problems.sorted(), yaml)
                    .isEqualTo(problems.isOfShape());
            compared++;
            taken += rejected.isEmpty() ? 1 : 0;
        }
        assertThat(compared).isGreaterThan(cases * 9 / 10);
        assertThat(taken).isBetween(compared / 20, compared * 19 / 20);
    }
}
