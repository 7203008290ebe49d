package io.jenkins.plugins.accessbroker.policy.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The work of checking a set is bounded, whatever its denies say. */
class PatternBoundTest {
    private static final int GRANTS = 2_000;

    @TempDir
    Path directory;

    @Test
    void more_patterns_than_can_be_compared_with_all_grants_are_one_error() throws IOException {
        write("*p*/*gN*");
        LoadedPolicies loaded = load();
        assertThat(loaded.policies()).isEmpty();
        assertThat(loaded.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .isEqualTo(
                                "denies have 1024 patterns with stars for 2000 grants up to here, more than can be compared:"
                                        + " use fewer, wider patterns"));
    }

    @Test
    void names_without_stars_do_not_count() throws IOException {
        write("pay/gN");
        assertThat(load().problems()).isEmpty();
    }

    /** Two thousand grants, and denies with 1,280 patterns that differ in a number. */
    private void write(String pattern) throws IOException {
        StringBuilder pay = new StringBuilder("policy: pay\n" + owner() + "grants:\n");
        for (int i = 0; i < GRANTS; i++) {
            pay.append("  g")
                    .append(i)
                    .append(": {purpose: p, expires: 2030-01-01, to: {jobs: [a]}, issue: ")
                    .append("{aws: {role: r, ttl: 1h}}")
                    .append("}\n");
        }
        StringBuilder stop = new StringBuilder("policy: stop\n" + owner() + "denies:\n");
        for (int i = 0; i < 5; i++) {
            stop.append("  d").append(i).append(": {purpose: p, to: {jobs: [a]}, grants: [");
            for (int j = 0; j < 256; j++) {
                stop.append(j == 0 ? "\"" : ", \"")
                        .append(pattern.replace("N", String.valueOf(j)))
                        .append('"');
            }
            stop.append("]}\n");
        }
        Files.writeString(directory.resolve("pay.yaml"), pay);
        Files.writeString(directory.resolve("stop.yaml"), stop);
    }

    private static String owner() {
        return "owner: {team: T, business: a@b.c, technical: d@e.f}\n";
    }

    private LoadedPolicies load() {
        return PolicyDirectory.load(directory, FakeIssuers.all());
    }
}
