package io.jenkins.plugins.accessbroker.cli.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ChildrenTest {
    @TempDir
    Path folder;

    @Test
    void lets_a_process_end_by_itself() throws Exception {
        Process process =
                start("trap 'echo cleaned > cleaned; exit 0' TERM; echo > ready; while :; do sleep 0.05; done");

        Children.terminate(process, Duration.ofSeconds(30));

        assertThat(process.waitFor()).isZero();
        assertThat(folder.resolve("cleaned")).exists();
    }

    @Test
    void ends_a_process_that_does_not_want_to() throws Exception {
        Process process = start("trap '' TERM; echo > ready; while :; do sleep 0.05; done");

        Children.terminate(process, Duration.ofMillis(200));

        assertThat(process.waitFor()).isEqualTo(137);
    }

    @Test
    void ends_all_that_the_process_started() throws Exception {
        Process process = start("sleep 300 & sleep 300 & echo > ready; wait");
        List<ProcessHandle> children = process.descendants().toList();
        assertThat(children).hasSize(2);

        Children.terminate(process, Duration.ofSeconds(30));

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(children).noneMatch(ProcessHandle::isAlive);
    }

    private Process start(String script) throws Exception {
        Process process = new ProcessBuilder("bash", "-c", script)
                .directory(folder.toFile())
                .start();
        while (!Files.exists(folder.resolve("ready")) && process.isAlive()) {
            Thread.sleep(10);
        }
        return process;
    }
}
