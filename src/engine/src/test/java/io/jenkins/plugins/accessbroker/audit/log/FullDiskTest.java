package io.jenkins.plugins.accessbroker.audit.log;

import static io.jenkins.plugins.accessbroker.audit.log.LogFaults.thrown;
import static io.jenkins.plugins.accessbroker.audit.log.LogTrees.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.accessbroker.audit.log.LogFault.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real disk of 256 KiB, where the test may mount one. */
class FullDiskTest {
    @TempDir
    private Path disk;

    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk.toString());
        assumeTrue(mounted, "a small disk can be mounted");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(run("umount", disk.toString())).isTrue();
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void stopsWhenTheDiskIsFullAndGoesOnWhenItIsNot() throws Exception {
        Path ballast = Files.write(disk.resolve("ballast"), new byte[65_536]);
        Path directory = disk.resolve("log");
        long acknowledged = 0;
        try (FileLog log = FileLog.open(directory, ORIGIN)) {
            LogFault fault = null;
            while (fault == null) {
                try {
                    acknowledged = log.append(sequence -> new byte[10_000]).sequence() + 1;
                } catch (LogFault e) {
                    fault = e;
                }
            }
            assertThat(fault.reason()).isEqualTo(Reason.FULL);
            assertThat(fault).hasMessageContaining("no space left on device: free space on its disk");
            assertThat(thrown(() -> log.append(sequence -> new byte[1])).reason())
                    .isEqualTo(Reason.STOPPED);
        }
        assertThat(acknowledged).isPositive();
        Files.delete(ballast);
        try (FileLog log = FileLog.open(directory, ORIGIN)) {
            assertThat(log.append(sequence -> new byte[10_000]).sequence()).isEqualTo(acknowledged);
        }
        assertThat(LogVerifier.verify(directory, VerifyOptions.none()).findings())
                .isEmpty();
    }

    @Test
    void opensNoLogOnADiskThatCannotBeWritten() throws Exception {
        Path directory = disk.resolve("log");
        try (FileLog log = FileLog.open(directory, ORIGIN)) {
            log.append(sequence -> new byte[100]);
        }
        assertThat(run("mount", "-o", "remount,ro", disk.toString())).isTrue();

        LogFault fault = thrown(() -> FileLog.open(directory, ORIGIN));
        assertThat(fault.reason()).isEqualTo(Reason.UNWRITABLE);
        assertThat(fault).hasMessageContaining(directory.toString());
        assertThat(LogVerifier.verify(directory, VerifyOptions.none()).holds()).isTrue();
    }
}
