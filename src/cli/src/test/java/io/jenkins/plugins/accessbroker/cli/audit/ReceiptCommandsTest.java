package io.jenkins.plugins.accessbroker.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.cli.Bench;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptCommandsTest {
    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void record() throws Exception {
        bench = new Bench(folder);
        bench.exec("true");
        Files.copy(bench.path("audit/key.pub"), bench.path("kept.pub"));
    }

    private void receipt(String option, String value) {
        Bench.Result result = bench.run("audit", "receipt", "@audit", option, value);
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        bench.write("receipt", result.out());
    }

    private Bench.Result check(String... more) {
        String[] words = {"audit", "check-receipt", "@receipt", "--key", "@kept.pub"};
        String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return bench.run(all);
    }

    @ParameterizedTest
    @CsvSource({"--entry, 2", "--credential, KEY-1"})
    void proves_an_issuance_without_the_log(String option, String value) throws Exception {
        receipt(option, value);
        Files.move(bench.path("audit"), bench.path("gone"));

        Bench.Result result = check();

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .startsWith("proven: entry `2` of the audit log `access-broker`, under a checkpoint of `4` entries\n")
                .contains("  issued  payments/deploy  ", "  credential KEY-1  ");
    }

    @Test
    void finds_an_issuance_by_its_lease() {
        receipt("--credential", "KEY-1");
        String json = check("--json").out();
        String lease = json.replaceAll("(?s).*\"lease\":\"([^\"]+)\".*", "$1");

        receipt("--lease", lease);

        assertThat(check("--json").out()).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--entry 4|entry `4`",
                "--credential KEY-9|issued credential `KEY-9`",
                "--lease x|issued lease `x`"
            })
    void says_what_the_log_does_not_have(String given) {
        String[] parts = given.split("\\|");
        String[] option = parts[0].split(" ");

        assertThat(bench.run("audit", "receipt", "@audit", option[0], option[1]))
                .isEqualTo(new Bench.Result(
                        1,
                        "",
                        "access-broker: the audit log in `audit` has no " + parts[1]
                                + ": see `access-broker audit show` for what it has\n"));
    }

    @Test
    void proves_nothing_once_it_was_changed() throws Exception {
        receipt("--entry", "2");
        bench.write("receipt", bench.read("receipt").replace("index 2", "index 3"));

        Bench.Result result = check();

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .startsWith("access-broker: `receipt` proves nothing: its entry is not entry `3` of the `4`");
    }

    @Test
    void proves_nothing_with_the_key_of_another_log() throws Exception {
        receipt("--entry", "2");
        Files.move(bench.path("audit"), bench.path("gone"));
        bench.exec("true");
        Files.delete(bench.path("kept.pub"));
        Files.copy(bench.path("audit/key.pub"), bench.path("kept.pub"));

        Bench.Result result = check();

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .startsWith(
                        "access-broker: `receipt` proves nothing: its checkpoint does not hold: it is not signed by");
    }

    @Test
    void proves_nothing_with_a_key_that_was_replaced_before_and_says_what_to_give() throws Exception {
        bench.run("audit", "rotate-key", "@audit");
        receipt("--entry", "2");
        assertThat(check().code()).as("both keys signed the handover").isZero();
        bench.exec("true");
        receipt("--entry", "2");

        Bench.Result result = check();

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .endsWith(
                        "give the key of this log, and if that was replaced, the one that it had when this was signed\n");
        Files.delete(bench.path("kept.pub"));
        Files.copy(bench.path("audit/key.pub"), bench.path("kept.pub"));
        assertThat(check().code()).isZero();
    }

    @Test
    void says_that_a_file_is_no_receipt() {
        bench.write("receipt", "hello\n");

        assertThat(check().err()).startsWith("access-broker: `receipt` proves nothing: it is not a receipt: ");
    }
}
