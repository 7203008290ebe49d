package io.jenkins.plugins.accessbroker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesIT {
    @TempDir
    static Path folder;

    private static Jar jar;

    @BeforeAll
    static void lay() throws Exception {
        jar = new Jar(folder);
        Path script = Files.writeString(folder.resolve("deploy.sh"), "#!/bin/sh\nexit 0\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        assertThat(jar.exec("true").code()).isZero();
        Files.copy(folder.resolve("audit/key.pub"), folder.resolve("key.pub"));
        Files.copy(folder.resolve("audit/checkpoint"), folder.resolve("checkpoint"));
    }

    @AfterAll
    static void close() {
        jar.close();
    }

    static List<String> examples() {
        return Examples.commands().stream()
                .flatMap(command -> Examples.of(command).stream())
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void the_example_of_the_help_works_as_it_stands(String example) throws Exception {
        Jar.Result result = jar.shell(example);

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).doesNotContain("access-broker:");
    }
}
