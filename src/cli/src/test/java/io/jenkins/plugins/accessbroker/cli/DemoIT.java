package io.jenkins.plugins.accessbroker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
            assertThat(result.out().lines()).hasSizeBetween(40, 99);
            assertThat(result.out()).doesNotContain("\u001b");
            assertThat(result.out().split(Pattern.quote("\n  works "), -1)).hasSize(6);
            assertThat(result.out())
                    .contains(
                            "\n  works    git cloned acme/payments\n",
                            "\n  bounded  git did not clone acme/not-granted: ")
                    .contains(" is revoked\n", "\n  over     git does not clone acme/payments any more: ");
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
    void keeps_all_of_it_to_be_looked_at_with_the_commands_that_it_prints() throws Exception {
        try (Jar jar = new Jar(folder)) {
            Jar.Result result = jar.run("demo", "--keep", "it's kept");

            assertThat(result.code()).as(result.err()).isZero();
            assertThat(folder.resolve("it's kept").toFile().list())
                    .containsExactlyInAnyOrder("policies", "requests", "audit");
            List<String> commands = result.out()
                    .lines()
                    .filter(line -> line.startsWith("  access-broker "))
                    .toList();
            assertThat(commands).hasSize(10);
            for (String command : commands) {
                Jar.Result next = jar.shell(command);
                assertThat(next.err()).isEmpty();
                assertThat(next.code()).isIn(0, 3);
            }
        }
    }

    @Test
    void keeps_nothing_in_a_directory_that_has_other_files() throws Exception {
        try (Jar jar = new Jar(folder)) {
            for (String taken : List.of("policies", "request.json")) {
                assertThat(jar.run("demo", "--keep", taken))
                        .isEqualTo(new Jar.Result(
                                1,
                                "",
                                "access-broker: `" + taken + "` is not an empty directory: give `--keep` one that is"
                                        + " empty or not there yet\n"));
            }
        }
    }

    @Test
    void says_that_there_are_no_requests_and_where_it_cannot_write() throws Exception {
        try (Jar jar = new Jar(folder)) {
            Files.createDirectory(folder.resolve("requests"));
            assertThat(jar.run("demo", "--testdata", "."))
                    .isEqualTo(new Jar.Result(
                            1,
                            "",
                            "access-broker: there are no requests in `./requests`: put a `*.json` file there\n"));

            jar.environment.put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=nowhere");
            Jar.Result result = jar.run("demo");
            assertThat(result.code()).isEqualTo(1);
            assertThat(result.err())
                    .endsWith("access-broker: the demo cannot read or write its files: no such file or directory:"
                            + " check the disk and the permissions of `nowhere`\n");
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
