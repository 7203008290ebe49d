package io.jenkins.plugins.accessbroker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalsIT {
    private static final String COMMAND = "sleep 300 & echo $! > sleeper; echo $$ > shell; wait";

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

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130", "HUP, 129"})
    void ends_the_command_and_its_lease(String signal, int code) throws Exception {
        Process process = jar.startExec("bash", "-c", COMMAND);
        ProcessHandle shell = handle("shell");
        ProcessHandle sleeper = handle("sleeper");

        signal(signal, process.pid());
        Jar.Result result = jar.finish(process);

        assertThat(result.code()).isEqualTo(code);
        assertThat(shell.isAlive()).isFalse();
        assertThat(sleeper.isAlive()).isFalse();
        assertThat(jar.run("audit", "show", "audit").out().lines())
                .hasSize(3)
                .last()
                .asString()
                .contains("  ended ", "  aborted, not revoked");
        assertThat(jar.run("audit", "verify", "audit").code()).isZero();
    }

    @Test
    void stops_while_the_credential_is_being_asked_for() throws Exception {
        Files.writeString(
                folder.resolve("issuers.yaml"),
                "issuers:\n  aws: {credentials: default-chain, endpoint: \"" + jar.sts.endpoint() + "\"}\n");
        Process process = jar.startExec("touch", "started");
        while (jar.sts.requests().isEmpty() && process.isAlive()) {
            Thread.sleep(1);
        }
        signal("TERM", process.pid());
        jar.finish(process);

        assertThat(jar.run("audit", "verify", "audit").out())
                .startsWith("sound: ")
                .doesNotContain("without an end");
    }

    @Test
    void leaves_a_trace_of_a_lease_that_nobody_could_end() throws Exception {
        Process process = jar.startExec("bash", "-c", COMMAND);
        ProcessHandle sleeper = handle("sleeper");

        signal("KILL", process.pid());
        jar.finish(process);
        sleeper.destroy();

        Jar.Result result = jar.run("audit", "verify", "audit");
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("\nleases without an end:\n  - lease ", ", entry 1: issued, and still held");
    }

    private static void signal(String name, long pid) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }

    /** The process whose id the command wrote to a file. */
    private ProcessHandle handle(String name) throws Exception {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
        while (Instant.now().isBefore(deadline)) {
            Path file = folder.resolve(name);
            String text = Files.exists(file) ? Files.readString(file) : "";
            if (text.endsWith("\n")) {
                return ProcessHandle.of(Long.parseLong(text.strip())).orElseThrow();
            }
            Thread.sleep(20);
        }
        throw new AssertionError("the command was not started: " + Files.readString(jar.err()));
    }
}
