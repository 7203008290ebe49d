package io.jenkins.plugins.accessbroker.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramIT {
    /** In the last year of the sample policies: before that, their expiry is one to warn of. */
    private static final String LAST_YEAR = "2035-06-01T00:00:00Z";

    private static final String ESCAPE = "\u001b";

    @TempDir
    Path folder;

    private Jar jar;

    @BeforeEach
    void lay() throws Exception {
        jar = new Jar(folder);
    }

    @AfterEach
    void close() {
        jar.close();
    }

    @Test
    void states_its_version() throws Exception {
        Jar.Result result = jar.run("--version");

        assertThat(result.code()).isZero();
        assertThat(result.out()).matches("access-broker \\d\\S* on Java \\S+\n");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void exits_with_0_and_3_as_it_decides_and_with_1_and_2_if_it_cannot() throws Exception {
        assertThat(jar.run("explain", "--policies", "policies", "--request", "request.json")
                        .code())
                .isZero();
        assertThat(jar.run("explain", "--policies", "policies", "--request", "denied.json")
                        .code())
                .isEqualTo(3);
        assertThat(jar.run("explain", "--policies", "policies", "--request", "nowhere.json")
                        .code())
                .isEqualTo(1);
        assertThat(jar.run("explain", "--policies", "policies").code()).isEqualTo(2);
    }

    @Test
    void keeps_results_and_messages_apart() throws Exception {
        assertThat(jar.run("check", "policies", "--at", LAST_YEAR))
                .isEqualTo(new Jar.Result(0, "no problems in 2 policy files with 5 grants\n", ""));
        assertThat(jar.run("audit", "show", "nowhere"))
                .isEqualTo(new Jar.Result(
                        1, "", "access-broker: there is no directory `nowhere`: give the directory of an audit log\n"));
    }

    @Test
    void has_no_colour_but_where_it_is_forced() throws Exception {
        assertThat(jar.run("check", "policies").out()).doesNotContain(ESCAPE);
        jar.environment.put("CLICOLOR_FORCE", "1");
        assertThat(jar.run("check", "policies").out()).contains(ESCAPE);
        jar.environment.put("NO_COLOR", "1");
        assertThat(jar.run("check", "policies").out()).doesNotContain(ESCAPE);
    }

    @Test
    void has_colour_on_a_terminal_unless_it_is_turned_off() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "script is not there to make a terminal");
        jar.environment.put("TERM", "xterm");

        String line = "script -qec \"'" + Jar.java() + "' -jar '" + Jar.PATH + "' check policies --at " + LAST_YEAR
                + "\" /dev/null";
        assertThat(jar.shell(line).out()).contains(ESCAPE + "[1;32mno problems");
        jar.environment.put("NO_COLOR", "1");
        assertThat(jar.shell(line).out()).contains("no problems").doesNotContain(ESCAPE);
    }

    @Test
    void prints_the_same_text_whatever_the_locale() throws Exception {
        Files.writeString(folder.resolve("policies/b.yaml"), "policy: payments\nowner: {team: \"Größe 日本\"}\n");

        String plain = jar.run("check", "policies").out();
        jar.environment.put("LC_ALL", "C.UTF-8");

        assertThat(jar.run("check", "policies").out()).isEqualTo(plain);
    }

    @Test
    void says_which_locale_to_set_for_a_path_that_it_cannot_have() throws Exception {
        Jar.Result result = jar.shell("access-broker check café");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .startsWith("access-broker: `DIR`: `caf")
                .contains("` is not a path in this locale: set `LC_ALL=C.UTF-8`: see ")
                .doesNotContain("java");
        jar.environment.put("LC_ALL", "C.UTF-8");
        Files.move(folder.resolve("policies"), folder.resolve("café"));
        assertThat(jar.shell("access-broker check café").code()).isZero();
    }

    @Test
    void ends_quietly_if_nobody_reads_on() throws Exception {
        jar.exec("true");

        Jar.Result result = jar.shell("access-broker audit show audit --json | true");

        assertThat(result.err()).doesNotContain("Exception", "internal error");
    }

    @Test
    void prints_stack_traces_only_if_asked() throws Exception {
        Files.createDirectories(folder.resolve("audit/tile"));
        Files.writeString(folder.resolve("audit/checkpoint"), "nonsense");

        String[] args = {
            "exec",
            "--policies",
            "policies",
            "--request",
            "request.json",
            "--issuers",
            "issuers.yaml",
            "--audit",
            "audit",
            "--debug",
            "true"
        };
        assertThat(jar.run(args).err()).startsWith("access-broker: ").contains("\n    at ");
        args[9] = "--";
        assertThat(jar.run(args).err()).startsWith("access-broker: ").hasLineCount(1);
    }
}
