package io.jenkins.plugins.accessbroker.audit.log;

import static io.jenkins.plugins.accessbroker.audit.log.LogTrees.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another process replaces a log's key again and again, and is killed in the middle of it. */
class KilledRotationTest {
    /** How often it is killed, {@code -Daccessbroker.kills}. */
    private static final int KILLS = Integer.getInteger("accessbroker.kills", 5);

    @TempDir
    private Path temporary;

    @Test
    void always_has_a_key_that_follows_from_every_one_before_it() throws Exception {
        Path directory = temporary.resolve("log");
        Random random = new Random();
        VerifierKey first = null;
        for (int kill = 0; kill < KILLS; kill++) {
            List<VerifierKey> printed = kill(directory, 1 + random.nextInt(20));
            first = first == null ? printed.get(0) : first;
            VerifierKey last = printed.get(printed.size() - 1);
            try (FileLog log = FileLog.open(directory, ORIGIN)) {
                assertThat(log.append(sequence -> LogTrees.utf8("entry"))
                                .checkpoint()
                                .note()
                                .signedBy(log.key()))
                        .isEqualTo(SignedNote.SignedBy.VERIFIED);
                for (VerifierKey given : List.of(first, last, log.key())) {
                    VerifyReport report =
                            LogVerifier.verify(directory, VerifyOptions.none().withKey(given));
                    assertThat(report.findings()).isEmpty();
                }
            }
            assertThat(directory.resolve("key.new")).doesNotExist();
        }
    }

    /** Starts a process, reads so many keys and kills it; all keys that it printed. */
    private static List<VerifierKey> kill(Path directory, int keys) throws IOException, LogFault {
        List<VerifierKey> printed = new ArrayList<>();
        Process process = Rotator.start(directory);
        try (BufferedReader lines = process.inputReader()) {
            for (int i = 0; i < keys; i++) {
                printed.add(VerifierKey.parse(lines.readLine()));
            }
            process.toHandle().destroyForcibly();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.length() == printed.get(0).toString().length()) {
                    printed.add(VerifierKey.parse(line));
                }
            }
        } finally {
            process.destroyForcibly();
        }
        return printed;
    }
}
