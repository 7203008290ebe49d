package io.jenkins.plugins.accessbroker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
    @TempDir
    Path folder;

    @Test
    void shows_everything_with_the_jar_alone() throws Exception {
        Path temp = Files.createDirectory(folder.resolve("tmp"));
        try (Jar jar = new Jar(folder)) {
            jar.environment.clear();
            jar.environment.put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temp);

            Jar.Result result = jar.run("demo");

            assertThat(result.code()).as(result.err()).isZero();
            assertThat(result.out().lines()).hasSizeBetween(40, 79);
            assertThat(result.out()).doesNotContain("\u001b");
            assertThat(result.out().split(Pattern.quote("\n  works "), -1)).hasSize(4);
            assertThat(result.out().split(Pattern.quote("\n  bounded  AccessDenied "), -1))
                    .hasSize(4);
            assertThat(result.out()).contains("\ndenied: ", "\n  sound ", "\n  silent ", "\n  watched ", ": altered: ");
            assertThat(jar.sts.requests()).isEmpty();
        }
        try (Stream<Path> left = Files.list(temp)) {
            assertThat(left)
                    .filteredOn(file -> file.toString().contains("access-broker"))
                    .isEmpty();
        }
    }

    @Test
    void takes_other_policies_and_requests() throws Exception {
        try (Jar jar = new Jar(folder)) {
            Files.createDirectory(folder.resolve("requests"));
            Files.move(folder.resolve("denied.json"), folder.resolve("requests/just-one.json"));

            Jar.Result result = jar.run("demo", "--testdata", ".");

            assertThat(result.code()).as(result.err()).isZero();
            assertThat(result.out()).contains("decides 1 request;", "\njust one\ndenied: ");
            assertThat(jar.run("demo", "--testdata", "policies").err()).startsWith("access-broker: ");
        }
    }
}
