package io.jenkins.plugins.accessbroker.cli.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.accessbroker.cli.TestKind;
import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssuersFileTest {
    private final IssuersFile reader = new IssuersFile(List.of(new TestKind()), InstantSource.system());

    @TempDir
    Path folder;

    @Test
    void sets_up_each_issuer_by_its_name() throws Exception {
        assertThat(reader.open(file("issuers:\n  test: {revoke: cannot}\n"))).containsOnlyKeys("test");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    issuers:~  tset: {} | 2:3: unknown issuer `tset`: expected one of `test`
                    issuers:~  test: yes | 2:9: issuer `test`: expected its settings, found a single value
                    issuers:~  test: {revoek: yes} | 2:10: unknown key `revoek` in issuer `test`: did you mean `revoke`
                    issuers: | 1:9: the issuers file: `issuers`: expected a mapping from each issuer's name to its settings, found nothing
                    issuer: {} | 1:1: unknown key `issuer` in the issuers file: did you mean `issuers`
                    {} | 1:1: the issuers file has no `issuers`
                    [] | 1:1: expected a mapping with the key `issuers`, found a list
                    issuers: {test: {}, test: {}} | 1:21:
                    """)
    void reports_an_error_at_its_place(String text, String message) throws Exception {
        Path file = file(text.replace("~", "\n") + "\n");

        CliFault fault = catchThrowableOfType(CliFault.class, () -> reader.open(file));

        assertThat(fault.getMessage())
                .startsWith("no issuer is set up: mend the issuers file\n  ")
                .contains("\n  " + file + ":" + message);
    }

    @Test
    void sets_up_none_if_one_is_wrong() throws Exception {
        Path file = file("issuers:\n  test: {}\n  other: {}\n");

        assertThat(catchThrowableOfType(CliFault.class, () -> reader.open(file)).reason())
                .isEqualTo(CliFault.Reason.INVALID);
    }

    @Test
    void says_that_a_file_is_not_there() {
        CliFault fault = catchThrowableOfType(CliFault.class, () -> reader.open(Path.of("nowhere.yaml")));

        assertThat(fault)
                .hasMessage("cannot read the issuers file `nowhere.yaml`: it does not exist: correct the path");
    }

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("issuers.yaml"), text);
    }
}
