package io.jenkins.plugins.accessbroker.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.accessbroker.cli.Bench;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void lay() {
        bench = new Bench(folder);
    }

    @Test
    void explains_a_permit_with_every_condition() {
        Bench.Result result = explain("@request.json");

        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .startsWith("permitted: payments/deploy for payments/deploy #7\n")
                .contains(
                        "\n  gives    the payments account for 15m\n", "\nconditions:\n", "  held    jobs: expected ");
    }

    @Test
    void explains_a_denial_and_exits_with_3() {
        Bench.Result result = explain("@denied.json");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).startsWith("denied: payments/deploy for other/job #7\n  jobs: expected ");
    }

    @Test
    void decides_as_of_the_time_that_is_asked_for() {
        assertThat(explain("@request.json", "--at", "2027-03-31T23:59:59Z").code())
                .isZero();
        assertThat(explain("@request.json", "--at", "2027-04-01T01:59:59+02:00").code())
                .isZero();
        assertThat(explain("@request.json", "--at", "2027-04-01T00:00:00Z").code())
                .isEqualTo(3);
    }

    @Test
    void prints_the_decision_as_json() throws Exception {
        Bench.Result result = explain("@denied.json", "--json");

        assertThat(result.code()).isEqualTo(3);
        JsonNode json = new ObjectMapper().readTree(result.out());
        assertThat(json.get("decision").textValue()).isEqualTo("denied");
        assertThat(json.get("trace")).isNotEmpty();
    }

    @Test
    void decides_nothing_on_policies_with_problems() throws Exception {
        bench.write("policies/payments.yaml", "policy: payments\n");

        Bench.Result result = explain("@request.json");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .startsWith("access-broker: the policies in `policies` have problems, so nothing can be decided:"
                        + " mend these first\n  payments.yaml:1:1: ");
    }

    @Test
    void decides_nothing_on_a_request_that_cannot_be_read() throws Exception {
        bench.write("bad.json", "{\"grant\": 7}");

        for (String request : new String[] {"@bad.json", "@nowhere.json", "@policies"}) {
            Bench.Result result = explain(request);

            assertThat(result.code()).isEqualTo(1);
            assertThat(result.out()).isEmpty();
            assertThat(result.err())
                    .startsWith("access-broker: ")
                    .doesNotContain("internal error", "Exception", "java.");
        }
    }

    @Test
    void issues_and_records_nothing() throws Exception {
        explain("@request.json");

        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("policies", "request.json", "denied.json", "issuers.yaml");
        }
    }

    private Bench.Result explain(String request, String... more) {
        String[] args = new String[5 + more.length];
        System.arraycopy(new String[] {"explain", "--policies", "@policies", "--request", request}, 0, args, 0, 5);
        System.arraycopy(more, 0, args, 5, more.length);
        return bench.run(args);
    }
}
