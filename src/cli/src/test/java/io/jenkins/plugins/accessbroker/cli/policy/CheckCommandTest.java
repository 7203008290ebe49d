package io.jenkins.plugins.accessbroker.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.cli.Bench;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckCommandTest {
    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void lay() {
        bench = new Bench(folder);
    }

    @Test
    void counts_what_is_fine() {
        assertThat(bench.run("check", "@policies"))
                .isEqualTo(new Bench.Result(0, "no problems in 1 policy file with 1 grant\n", ""));
    }

    @Test
    void prints_every_problem_at_its_place() throws Exception {
        bench.write(
                "policies/b.yaml", bench.read("policies/payments.yaml").replace("expires: 2027-03-31", "expire: x"));

        Bench.Result result = bench.run("check", "@policies");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .contains("b.yaml:9:5: unknown key `expire` in ")
                .contains("did you mean `expires`")
                .endsWith(" in 2 policy files\n");
        assertThat(result.out().lines()).allMatch(line -> line.matches("b\\.yaml:\\d+:\\d+: .+|\\d problems? in .+"));
    }

    @Test
    void does_not_call_a_directory_fine_that_has_no_policies() {
        bench.write("empty/readme.txt", "nothing here");

        assertThat(bench.run("check", "@empty").code()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    nowhere | there is no directory `nowhere`: give the directory of the policy files
                    request.json | `request.json` is not a directory: give the directory of the policy files
                    """)
    void says_plainly_what_is_no_directory(String path, String message) {
        Bench.Result expected = new Bench.Result(1, "", "access-broker: " + message + "\n");

        assertThat(bench.run("check", "@" + path)).isEqualTo(expected);
        assertThat(bench.run("explain", "--policies", "@" + path, "--request", "@request.json"))
                .isEqualTo(expected);
    }

    @Test
    void colours_the_closing_line_only() throws Exception {
        assertThat(bench.colour().run("check", "@policies").out())
                .isEqualTo("\u001b[1;32mno problems in 1 policy file with 1 grant\u001b[0m\n");
    }
}
