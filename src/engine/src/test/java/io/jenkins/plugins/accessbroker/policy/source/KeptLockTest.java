package io.jenkins.plugins.accessbroker.policy.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptLockTest {
    @TempDir
    Path folder;

    /** On POSIX systems a process loses its lock on a file when it closes any of its channels on it. */
    @Test
    void an_attempt_in_the_same_process_does_not_let_another_process_in() throws Exception {
        try (KeptLock lock = KeptLock.take(folder)) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> KeptLock.take(folder)).isInstanceOf(SourceFault.class);
            assertThat(inAnotherProcess()).isEqualTo("LOCKED");
        }
        assertThat(inAnotherProcess()).isEqualTo("taken");
    }

    private String inAnotherProcess() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Taker.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    /** Tries to take the lock of a directory, and says what came of it. */
    static final class Taker {
        private Taker() {}

        public static void main(String[] arguments) {
            try (KeptLock lock = KeptLock.take(Path.of(arguments[0]))) {
                System.out.print(lock == null ? "" : "taken");
            } catch (SourceFault e) {
                System.out.print(e.reason());
            }
        }
    }
}
