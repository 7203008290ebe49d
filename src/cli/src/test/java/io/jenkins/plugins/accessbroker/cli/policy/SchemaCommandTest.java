package io.jenkins.plugins.accessbroker.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.accessbroker.cli.Bench;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaCommandTest {
    private static final Path GOLDEN = Path.of(System.getProperty("accessbroker.testdata"), "schema");

    @TempDir
    Path folder;

    @Test
    void prints_the_schema_of_policy_files() throws Exception {
        Bench bench = new Bench(folder).known();
        String expected = Files.readString(GOLDEN.resolve("policy.schema.json"));
        assertThat(bench.run("schema")).isEqualTo(new Bench.Result(0, expected, ""));
        assertThat(bench.run("schema", "policy")).isEqualTo(new Bench.Result(0, expected, ""));
    }

    @Test
    void prints_the_schema_of_boundary_files() throws Exception {
        String expected = Files.readString(GOLDEN.resolve("boundary.schema.json"));
        assertThat(new Bench(folder).known().run("schema", "boundary")).isEqualTo(new Bench.Result(0, expected, ""));
    }

    @Test
    void prints_the_schema_of_test_files() throws Exception {
        String expected = Files.readString(GOLDEN.resolve("test.schema.json"));
        assertThat(new Bench(folder).run("schema", "test")).isEqualTo(new Bench.Result(0, expected, ""));
    }

    @Test
    void prints_the_schema_of_audit_events() throws Exception {
        String expected = Files.readString(GOLDEN.resolve("event.schema.json"));
        assertThat(new Bench(folder).run("schema", "event")).isEqualTo(new Bench.Result(0, expected, ""));
    }

    @Test
    void knows_the_issuers_that_there_are() throws Exception {
        JsonNode schema =
                new ObjectMapper().readTree(new Bench(folder).run("schema").out());
        assertThat(schema.at("/properties/grants/additionalProperties/properties/issue/properties")
                        .fieldNames())
                .toIterable()
                .containsExactly("test", "credential");
    }
}
