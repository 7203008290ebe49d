package io.jenkins.plugins.accessbroker.audit.log;

import static io.jenkins.plugins.accessbroker.audit.log.LogFaults.fault;
import static io.jenkins.plugins.accessbroker.audit.log.LogTrees.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.audit.log.LogFault.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another process has the log, with many writers, and is killed in the middle of its work. */
class KilledProcessTest {
    /** How often it is killed, {@code -Daccessbroker.kills}: more in the profile {@code full}. */
    private static final int KILLS = Integer.getInteger("accessbroker.kills", 20);

    /** After so many kills a new log is begun, so that the beginning of a log is met too. */
    private static final int KILLS_OF_A_LOG = 20;

    @TempDir
    private Path temporary;

    private final Random random = new Random();
    private long acknowledged;
    private long unanswered;
    private long cutOff;
    private long adopted;
    private int whileOpening;

    @Test
    void losesNothingThatWasAcknowledged() throws Exception {
        for (int kill = 0; kill < KILLS; kill += KILLS_OF_A_LOG) {
            Path directory = temporary.resolve("log" + kill);
            Answers answered = new Answers();
            for (int i = 0; i < Math.min(KILLS_OF_A_LOG, KILLS - kill); i++) {
                kill(directory, answered);
                check(directory, answered);
            }
            acknowledged += answered.count();
            unanswered += LogVerifier.verify(directory, VerifyOptions.none()).entries() - answered.count();
            LogTrees.delete(directory);
        }
        assertThat(acknowledged).isPositive();
        System.out.printf(
                Locale.ROOT,
                "%d kills, %d of them while the log was opened: %d entries acknowledged, all there; %d that nobody was told "
                        + "of; %d ends cut off, %d signed and taken over%n",
                KILLS,
                whileOpening,
                acknowledged,
                unanswered,
                cutOff,
                adopted);
    }

    /** Kills a process at a random moment of its opening or of its appends, and reads what it had still printed. */
    private void kill(Path directory, Answers answered) throws IOException, InterruptedException {
        Process process = Appender.start(directory);
        try (BufferedReader lines = process.inputReader()) {
            if (random.nextInt(10) == 0) {
                whileOpening++;
                process.waitFor(random.nextInt(400), TimeUnit.MILLISECONDS);
            } else {
                assertThat(lines.readLine()).isEqualTo("open");
                int answers = random.nextInt(400);
                for (int i = 0; i < answers; i++) {
                    answered.add(lines.readLine());
                }
            }
            process.toHandle().destroyForcibly();
            StringWriter rest = new StringWriter();
            lines.transferTo(rest);
            String printed = rest.toString();
            printed.substring(0, printed.lastIndexOf('\n') + 1)
                    .lines()
                    .filter(line -> !line.equals("open"))
                    .forEach(answered::add);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** A verification of what is left, and an opening, find all that was answered, and nothing torn. */
    private void check(Path directory, Answers answered) throws LogFault {
        if (answered.count() > 0) {
            answered.verify(directory);
        }
        try (FileLog log = FileLog.open(directory, ORIGIN)) {
            cutOff += log.recovery().bytesDropped() > 0 ? 1 : 0;
            adopted += log.recovery().entriesKept() > 0 ? 1 : 0;
        }
        assertThat(answered.verify(directory).findings()).isEmpty();
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
