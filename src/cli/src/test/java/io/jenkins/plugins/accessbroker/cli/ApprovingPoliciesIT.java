package io.jenkins.plugins.accessbroker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page about approving policies, followed from its beginning to its end. */
class ApprovingPoliciesIT {
    private static final Pattern BLOCK = Pattern.compile("(?s)```sh\n(.*?)```");

    @TempDir
    Path folder;

    @BeforeEach
    void find() {
        Approvers.assumeKeygen();
    }

    @Test
    void every_step_works_as_it_stands() throws Exception {
        try (Jar jar = new Jar(folder)) {
            Jar.Result result = jar.shell("set -euo pipefail\n" + steps());

            assertThat(result.code()).as(result.out() + result.err()).isZero();
            assertThat(result.out())
                    .contains("payments.yaml: OK\n", "\napproved: version ", "\nwaiting: version ", "\nit waits\n")
                    .contains("Good \"access-broker-policy@jenkins.io\" signature for ana@example.com")
                    .contains(", approved by ana@example.com, bob@example.com\n")
                    .contains("  policies-approved  ", "  policies-loaded  ", "  policies-waiting  ");
        }
    }

    private static String steps() throws IOException {
        Path page = Jar.TESTDATA.resolve("../docs/approving-policies.md");
        return BLOCK.matcher(Files.readString(page))
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining());
    }
}
