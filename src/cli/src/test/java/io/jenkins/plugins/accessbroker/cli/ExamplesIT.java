package io.jenkins.plugins.accessbroker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesIT {
    private static final Path ROOT = Jar.TESTDATA.toAbsolutePath().normalize().getParent();
    private static final String DENIED = "  # exits with 3";

    @TempDir
    static Path folder;

    private static Jar jar;

    @BeforeAll
    static void lay() throws Exception {
        Approvers.assumeKeygen();
        jar = new Jar(folder);
        new Approvers(folder).sign(jar.run("policies", "manifest", "policies").out(), "ana", "bob");
        Path script = Files.writeString(folder.resolve("deploy.sh"), "#!/bin/sh\nexit 0\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        assertThat(jar.exec("true").code()).isZero();
        assertThat(jar.shell("access-broker exec --policies policies --request request.json --issuers issuers.yaml"
                                + " --audit other-audit --key other-audit.key true")
                        .code())
                .isZero();
        Files.copy(folder.resolve("audit/key.pub"), folder.resolve("key.pub"));
        Files.copy(folder.resolve("audit/checkpoint"), folder.resolve("checkpoint"));
        Files.createDirectory(folder.resolve("anchors"));
        assertThat(jar.run("audit", "anchor", "audit", "--to", "dir:anchors").code())
                .isZero();
        Files.createDirectory(folder.resolve("held"));
        Files.copy(folder.resolve("audit/checkpoint"), folder.resolve("held/checkpoint"));
    }

    @AfterAll
    static void close() {
        Optional.ofNullable(jar).ifPresent(Jar::close);
    }

    static List<String> examples() throws IOException {
        List<String> examples = new ArrayList<>();
        Examples.commands().forEach(command -> examples.addAll(Examples.of(command)));
        for (String page : List.of("README.md", "docs/command-line.md", "docs/auditors.md", "docs/anchors.md")) {
            List<String> of = Examples.in(Files.readString(ROOT.resolve(page)));
            assertThat(of).as(page).isNotEmpty();
            examples.addAll(of);
        }
        return examples.stream().distinct().toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void the_example_of_the_help_or_of_a_page_works_as_it_stands(String example) throws Exception {
        Jar.Result result = jar.shell(example);

        assertThat(result.code()).as(result.err()).isEqualTo(example.endsWith(DENIED) ? 3 : 0);
        assertThat(result.err()).doesNotContain("access-broker: internal error", "access-broker: unknown");
        if (!example.endsWith(DENIED)) {
            assertThat(result.err()).doesNotContain("access-broker:");
        }
    }
}
