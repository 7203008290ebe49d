package io.jenkins.plugins.accessbroker.audit.log;

import static io.jenkins.plugins.accessbroker.audit.log.LogFaults.fault;
import static io.jenkins.plugins.accessbroker.audit.log.LogTrees.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.audit.log.LogFault.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another process has the log, and is killed in the middle of its work. */
class KilledProcessTest {
    /** How often it is killed, {@code -Daccessbroker.kills}. */
    private static final int KILLS = Integer.getInteger("accessbroker.kills", 20);

    @TempDir
    private Path temporary;

    @Test
    void losesNothingThatWasAcknowledged() throws Exception {
        Path directory = temporary.resolve("log");
        Map<Long, Boolean> acknowledged = new HashMap<>();
        Random random = new Random();
        for (int kill = 0; kill < KILLS; kill++) {
            kill(directory, acknowledged, random.nextInt(60));
            check(directory, acknowledged);
        }
        assertThat(acknowledged).isNotEmpty();
    }

    /** Starts a process, reads so many answers, kills it, and reads what it had still printed. */
    private static void kill(Path directory, Map<Long, Boolean> acknowledged, int answers)
            throws IOException, InterruptedException {
        Process process = Appender.start(directory);
        try (BufferedReader lines = process.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("open");
            for (int i = 0; i < answers; i++) {
                acknowledge(lines.readLine(), acknowledged);
            }
            process.toHandle().destroyForcibly();
            StringWriter rest = new StringWriter();
            lines.transferTo(rest);
            String printed = rest.toString();
            printed.substring(0, printed.lastIndexOf('\n') + 1)
                    .lines()
                    .forEach(line -> acknowledge(line, acknowledged));
        } finally {
            process.destroyForcibly();
        }
    }

    private static void acknowledge(String line, Map<Long, Boolean> acknowledged) {
        assertThat(acknowledged.put(Long.parseLong(line), true)).isNull();
    }

    private static void check(Path directory, Map<Long, Boolean> acknowledged) throws LogFault {
        FileLog.open(directory, ORIGIN).close();
        Map<Long, Boolean> missing = new HashMap<>(acknowledged);
        VerifyReport report = LogVerifier.verify(directory, VerifyOptions.none(), (sequence, bytes) -> {
            assertThat(bytes).isEqualTo(Appender.entry(sequence));
            missing.remove(sequence);
        });
        assertThat(report.findings()).isEmpty();
        assertThat(missing).isEmpty();
    }

    @Test
    void isLockedWhileAnotherProcessHasIt() throws Exception {
        Path directory = temporary.resolve("log");
        Process process = Appender.start(directory);
        try (BufferedReader lines = process.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("open");
            assertThat(fault(() -> FileLog.open(directory, ORIGIN))).isEqualTo(Reason.LOCKED);
        } finally {
            process.destroyForcibly().waitFor();
        }
        FileLog log = FileLog.open(directory, ORIGIN);
        assertThat(fault(() -> FileLog.open(directory, ORIGIN))).isEqualTo(Reason.LOCKED);
        try (log;
                BufferedReader lines = Appender.start(directory).inputReader()) {
            assertThat(lines.readLine()).startsWith("LOCKED the audit log in `" + directory + "` is open already");
            assertThat(log.key()).isNotNull();
        }
    }
}
