package io.jenkins.plugins.accessbroker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageErrorsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', nullValues = "(none)", textBlock = """
                    (none) | a command is missing: name one of `check`, `diff`, `explain`, `schema`, `test`, `exec`, `policies`, `audit`, `demo`, `help`: see `access-broker --help`
                    audit | a command is missing: name one of `verify`, `anchor`, `show`, `query`, `who`, `report`, `receipt`, `check-receipt`, `rotate-key`, `archive`: see `access-broker audit --help`
                    chekc | unknown command `chekc`: did you mean `check`: see `access-broker --help`
                    check | `DIR` is missing: see `access-broker check --help`
                    check a b | unknown argument `b`: see `access-broker check --help`
                    check --hlp | unknown option `--hlp`: see `access-broker check --help`
                    quux check | unknown command `quux`: see `access-broker --help`
                    quux --help | unknown command `quux`: see `access-broker --help`
                    audit list --help | unknown command `list`: see `access-broker audit --help`
                    help chekc | unknown command `chekc`: did you mean `check`: see `access-broker --help`
                    help audit shwo | unknown command `shwo`: did you mean `show`: see `access-broker audit --help`
                    check '' | `DIR` is empty: give a directory: see `access-broker check --help`
                    explain --policies= --request r | `--policies DIR` is empty: give a directory: see `access-broker explain --help`
                    explain --policies p --request '' | `--request FILE` is empty: give a file: see `access-broker explain --help`
                    exec --policies a --request b --issuers c --audit '' -- d | `--audit DIR` is empty: give a directory: see `access-broker exec --help`
                    audit verify '' | `DIR` is empty: give a directory: see `access-broker audit verify --help`
                    audit verify a --checkpoint '' | `--checkpoint FILE` is empty: give a file: see `access-broker audit verify --help`
                    demo --testdata '' | `--testdata DIR` is empty: give a directory: see `access-broker demo --help`
                    diff '' b | `OLD` is empty: give a directory: see `access-broker diff --help`
                    diff a '' | `NEW` is empty: give a directory: see `access-broker diff --help`
                    diff a\\0b c | `OLD`: `a\\u0000b` is not a path in this locale: set `LC_ALL=C.UTF-8`: see `access-broker diff --help`
                    diff a b --format xml | invalid value for option `--format`: expected one of `json`, `markdown`, `text`, found `xml`: see `access-broker diff --help`
                    diff a b --fail-on narrowed | invalid value for option `--fail-on`: expected one of `widened`, found `narrowed`: see `access-broker diff --help`
                    check a\\0b | `DIR`: `a\\u0000b` is not a path in this locale: set `LC_ALL=C.UTF-8`: see `access-broker check --help`
                    check a --jsno | unknown option `--jsno`: see `access-broker check --help`
                    explain --policies a --request b --jsno | unknown option `--jsno`: did you mean `--json`: see `access-broker explain --help`
                    check a --format xml | invalid value for option `--format`: expected one of `json`, `sarif`, `text`, found `xml`: see `access-broker check --help`
                    check a --fail-on never | invalid value for option `--fail-on`: expected one of `error`, `warning`, found `never`: see `access-broker check --help`
                    check a --expiring 30 | invalid value for option `--expiring`: expected a number of days such as `30d`, found `30`: see `access-broker check --help`
                    schema grant | invalid value for positional parameter at index 0 (KIND): expected one of `boundary`, `event`, `policy`, `test`, found `grant`: see `access-broker schema --help`
                    explain --policies a | `--request FILE` is missing: see `access-broker explain --help`
                    explain --policies a --request | `--request FILE` is missing: see `access-broker explain --help`
                    explain --policies a --policies b --request c | `--policies DIR` is given twice: give it once: see `access-broker explain --help`
                    explain --policies a --request b --at noon | invalid value for option `--at`: expected a time such as `2027-03-31T12:00:00Z`, found `noon`: see `access-broker explain --help`
                    exec --policies a --request b --issuers c --audit d | `-- COMMAND` is missing: see `access-broker exec --help`
                    exec --policies a --request b -- c | `--issuers FILE`, `--audit DIR` are missing: see `access-broker exec --help`
                    """)
    void says_what_is_wrong_and_which_help_to_read(String line, String message) {
        Bench.Result result = new Bench(folder).run(arguments(line));

        assertThat(result).isEqualTo(new Bench.Result(2, "", "access-broker: " + message + "\n"));
    }

    private static String[] arguments(String line) {
        return line == null
                ? new String[0]
                : Stream.of(line.split(" "))
                        .map(argument -> argument.replace("''", "").replace("\\0", Character.toString(0)))
                        .toArray(String[]::new);
    }
}
