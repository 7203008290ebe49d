package io.jenkins.plugins.accessbroker.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.cli.Bench;
import io.jenkins.plugins.accessbroker.cli.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

class TestCommandTest {
    private static final String PERMITTED = """
            defaults: {grant: payments/deploy, build: {job: payments/deploy}}
            tests:
              a deployment: {expect: permitted}
              another job: {build: {job: other}, expect: denied, because: [jobs]}
            """;

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void lay() {
        bench = new Bench(folder);
    }

    static List<Path> cases() throws IOException {
        return Golden.folders("policy-tests");
    }

    /** The whole output is in {@code expected.txt}, the JUnit XML in {@code expected.xml}. */
    @ParameterizedTest
    @MethodSource("cases")
    void prints_what_failed_and_why_and_what_is_not_exercised(Path directory) throws Exception {
        Path junit = folder.resolve("junit.xml");

        Bench.Result result = bench.known().run("test", directory.toString(), "--junit", junit.toString());

        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isEqualTo(directory.endsWith("some-fail") ? 1 : 0);
        Golden.check(directory.resolve("expected.txt"), result.out());
        Golden.check(directory.resolve("expected.xml"), Files.readString(junit));
    }

    @Test
    void writes_xml_that_others_can_read() throws Exception {
        bench.write(
                "policies/a.test.yaml",
                PERMITTED.replace("another job", "\"<&>\\\"' ]]> é\"").replace("jobs", "x"));

        assertThat(bench.run("test", "@policies", "--junit", "@junit.xml").code())
                .isEqualTo(1);

        Document document = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(folder.resolve("junit.xml").toFile());
        assertThat(document.getDocumentElement().getAttribute("tests")).isEqualTo("2");
        assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo(1);
        assertThat(document.getElementsByTagName("testcase")
                        .item(1)
                        .getAttributes()
                        .getNamedItem("name")
                        .getNodeValue())
                .isEqualTo("<&>\"' ]]> é");
    }

    @Test
    void fails_for_a_gap_only_if_coverage_is_required() {
        bench.write("policies/a.test.yaml", PERMITTED);
        assertThat(bench.run("test", "@policies", "--require-coverage"))
                .isEqualTo(new Bench.Result(
                        0, "exercised: 1 of 1 grant, 1 of 1 condition, 0 of 0 denies\n2 tests passed\n", ""));

        bench.write(
                "policies/a.test.yaml",
                PERMITTED.replace(", because: [jobs]", "").replace("job: other", "number: 2"));
        bench.write("policies/a.test.yaml", PERMITTED.lines().limit(3).reduce("", (all, line) -> all + line + "\n"));
        assertThat(bench.run("test", "@policies").code()).isZero();
        assertThat(bench.run("test", "@policies", "--require-coverage")).isEqualTo(new Bench.Result(1, """
                        payments.yaml:10:10: condition `jobs` of grant `payments/deploy` is not exercised: add a test that is denied by it alone

                        exercised: 1 of 1 grant, 0 of 1 condition, 0 of 0 denies
                        1 test passed
                        """, ""));
    }

    @Test
    void decides_at_the_time_of_the_test_then_of_the_option_then_now() {
        bench.write("policies/a.test.yaml", PERMITTED);
        assertThat(bench.run("test", "@policies", "--at", "2027-04-01T00:00:00Z")
                        .out())
                .contains("test `a deployment`: expected `permitted`, got `denied` because of `expires`\n");

        bench.write(
                "policies/a.test.yaml", PERMITTED.replace("defaults: {", "defaults: {time: 2027-01-01T00:00:00Z, "));
        assertThat(bench.run("test", "@policies", "--at", "2027-04-01T00:00:00Z")
                        .code())
                .isZero();
    }

    @Test
    void runs_nothing_on_policies_or_tests_with_problems() throws Exception {
        bench.write("policies/a.test.yaml", "tests: {a: {expect: allowed}}\n");
        assertThat(bench.run("test", "@policies")).isEqualTo(new Bench.Result(1, "", """
                        access-broker: the policy tests in `policies` have problems, so none was run: mend these first
                          a.test.yaml:1:21: `expect`: unknown word `allowed`: expected one of `denied`, `permitted`
                        """));

        bench.write("policies/b.yaml", "policy: b\n");
        assertThat(bench.run("test", "@policies").err())
                .startsWith("access-broker: the policies in `policies` have problems, so nothing can be decided");
    }

    @Test
    void does_not_call_policies_without_tests_tested() {
        Bench.Result result = bench.run("test", "@policies");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .endsWith("policies:1:1: the directory has no policy test: add one whose name ends in `.test.yaml`\n");
    }

    @Test
    void says_that_the_report_cannot_be_written() {
        bench.write("policies/a.test.yaml", PERMITTED);

        Bench.Result result = bench.run("test", "@policies", "--junit", "@nowhere/junit.xml");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .isEqualTo(
                        "access-broker: cannot write the report `nowhere/junit.xml`: no such file or directory: give a"
                                + " file that this user may write\n");
    }
}
