package io.jenkins.plugins.accessbroker.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.jenkins.plugins.accessbroker.testkit.sts.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
        boolean ignored = ignores(process, code - 128);

        signal(ignored ? "TERM" : signal, process.pid());
        Jar.Result result = jar.finish(process);

        assumeFalse(ignored, "whoever started the tests has processes ignore SIG" + signal + ", as nohup does");
        assertThat(result.code()).isEqualTo(code);
        assertThat(shell.isAlive()).isFalse();
        assertThat(sleeper.isAlive()).isFalse();
        assertThat(jar.run("audit", "show", "audit").out().lines())
                .hasSize(4)
                .last()
                .asString()
                .contains("  ended ", "  aborted, not revoked");
        assertThat(jar.run("audit", "verify", "audit").code()).isZero();
    }

    @Test
    void waits_for_a_credential_that_is_being_issued_and_ends_its_lease() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        jar.sts.faults().next(Fault.hold(asked, answer));
        Process process = jar.startExec("touch", "started");
        assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();

        signal("TERM", process.pid());
        answer.countDown();

        assertThat(jar.finish(process).code()).isEqualTo(143);
        assertThat(folder.resolve("started")).doesNotExist();
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
        assertThat(result.out()).contains("\nleases without an end:\n  - lease ", ", entry 2: issued, and still held");
    }

    private static void signal(String name, long pid) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }

    /** Whether a process ignores a signal since it was started, as far as Linux tells. */
    private static boolean ignores(Process process, int signal) throws Exception {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return false;
        }
        String mask = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> line.substring("SigIgn:".length()).strip())
                .findFirst()
                .orElseThrow();
        return (Long.parseUnsignedLong(mask, 16) >> (signal - 1) & 1) == 1;
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
