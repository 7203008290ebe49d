package io.jenkins.plugins.accessbroker.audit.log;

import static io.jenkins.plugins.accessbroker.audit.log.LogFaults.thrown;
import static io.jenkins.plugins.accessbroker.audit.log.LogTrees.ORIGIN;
import static io.jenkins.plugins.accessbroker.audit.log.LogTrees.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.audit.log.LogFault.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an opening does about the end of a log, and what it leaves alone. */
class RecoveryTest {
    @TempDir
    private Path temporary;

    private Path directory() {
        return temporary.resolve("log");
    }

    private Path checkpoint() {
        return directory().resolve("checkpoint");
    }

    private Path bundle(String name) {
        return directory().resolve("tile/entries").resolve(name);
    }

    @Test
    void dropsAnEndThatNoCheckpointCoversWhereverItIsTorn() throws Exception {
        LogTrees.written(directory(), 3);
        byte[] before = Files.readAllBytes(checkpoint());
        int covered = (int) Files.size(bundle("000"));
        LogTrees.written(directory(), 1);
        byte[] whole = Files.readAllBytes(bundle("000"));
        for (int length = covered; length <= whole.length; length++) {
            Files.write(bundle("000"), Arrays.copyOf(whole, length));
            Files.write(checkpoint(), before);
            try (FileLog log = FileLog.open(directory(), ORIGIN)) {
                assertThat(log.recovery()).isEqualTo(new Recovery(0, length - covered));
                assertThat(log.checkpoint().checkpoint().size()).isEqualTo(3);
                assertThat(bundle("000")).hasSize(covered);
            }
        }
    }

    @Test
    void dropsABundleThatNoCheckpointCovers() throws Exception {
        LogTrees.written(directory(), 256);
        byte[] before = Files.readAllBytes(checkpoint());
        LogTrees.written(directory(), 2);
        Files.write(checkpoint(), before);
        try (FileLog log = FileLog.open(directory(), ORIGIN)) {
            assertThat(log.recovery()).isEqualTo(new Recovery(0, 2 * (2 + "entry 256".length())));
            assertThat(bundle("001")).doesNotExist();
            assertThat(log.append(sequence -> utf8("entry")).sequence()).isEqualTo(256);
        }
        assertThat(LogVerifier.verify(directory(), VerifyOptions.none()).findings())
                .isEmpty();
    }

    @Test
    void keepsWhatASignedNextCheckpointCovers() throws Exception {
        for (int entries : new int[] {1, 4, 300}) {
            Path log = LogTrees.written(temporary.resolve("log" + entries), 3);
            byte[] before = Files.readAllBytes(log.resolve("checkpoint"));
            LogTrees.written(log, entries);
            Files.move(log.resolve("checkpoint"), log.resolve("checkpoint.next"));
            Files.write(log.resolve("checkpoint"), before);
            try (FileLog open = FileLog.open(log, ORIGIN)) {
                assertThat(open.recovery()).isEqualTo(new Recovery(entries, 0));
                assertThat(open.append(sequence -> utf8("entry")).sequence()).isEqualTo(3 + entries);
            }
            assertThat(log.resolve("checkpoint.next")).doesNotExist();
            assertThat(LogVerifier.verify(log, VerifyOptions.none()).findings()).isEmpty();
        }
    }

    @Test
    void ignoresANextCheckpointThatIsNotWhole() throws Exception {
        LogTrees.written(directory(), 3);
        byte[] whole = Files.readAllBytes(checkpoint());
        for (int length = 0; length < whole.length; length++) {
            Files.write(directory().resolve("checkpoint.next"), Arrays.copyOf(whole, length));
            try (FileLog log = FileLog.open(directory(), ORIGIN)) {
                assertThat(log.recovery().nothing()).isTrue();
                assertThat(directory().resolve("checkpoint.next")).doesNotExist();
            }
        }
    }

    @Test
    void refusesANextCheckpointWhoseEntriesAreGone() throws Exception {
        LogTrees.written(directory(), 3);
        byte[] before = Files.readAllBytes(checkpoint());
        byte[] covered = Files.readAllBytes(bundle("000"));
        LogTrees.written(directory(), 1);
        Files.move(checkpoint(), directory().resolve("checkpoint.next"));
        Files.write(checkpoint(), before);
        Files.write(bundle("000"), covered);
        refused(Reason.CORRUPT, "the file ends, and `4` entries were signed");
    }

    @Test
    void refusesACheckpointOlderThanOneCommit() throws Exception {
        LogTrees.written(directory(), 3);
        byte[] before = Files.readAllBytes(checkpoint());
        LogTrees.written(directory(), 600);
        Files.write(checkpoint(), before);
        refused(Reason.CORRUPT, "`3` entries were signed, and more follows than one commit leaves");
    }

    @Test
    void refusesMoreUncoveredBytesThanOneCommitLeaves() throws Exception {
        LogTrees.written(directory(), 3);
        byte[] sound = Files.readAllBytes(bundle("000"));
        Files.write(bundle("000"), Arrays.copyOf(sound, sound.length + Committer.MAX_BYTES + 1));
        refused(Reason.CORRUPT, "more follows than one commit leaves");
        Files.write(bundle("000"), Arrays.copyOf(sound, sound.length + Committer.MAX_BYTES));
        FileLog.open(directory(), ORIGIN).close();
    }

    @Test
    void refusesMoreEntriesThanOneCommitLeaves() throws Exception {
        LogTrees.written(directory(), 3);
        byte[] before = Files.readAllBytes(checkpoint());
        LogTrees.written(directory(), Committer.MAX_ENTRIES);
        byte[] after = Files.readAllBytes(checkpoint());
        LogTrees.written(directory(), 1);
        Files.write(checkpoint(), before);
        refused(Reason.CORRUPT, "`3` entries were signed, and more follows than one commit leaves");
        Files.write(checkpoint(), after);
        try (FileLog log = FileLog.open(directory(), ORIGIN)) {
            assertThat(log.recovery()).isEqualTo(new Recovery(0, 2 + "entry 259".length()));
        }
        Files.write(checkpoint(), before);
        try (FileLog log = FileLog.open(directory(), ORIGIN)) {
            assertThat(log.checkpoint().checkpoint().size()).isEqualTo(3);
        }
    }

    @Test
    void refusesEntriesWithoutACheckpoint() throws Exception {
        LogTrees.written(directory(), 3);
        Files.delete(checkpoint());
        refused(Reason.MISSING, "has no `" + checkpoint() + "`");
        Files.delete(directory().resolve("key"));
        refused(Reason.MISSING, "has no `" + checkpoint() + "`");
        Files.delete(directory().resolve("key.pub"));
        refused(Reason.MISSING, "has no `" + checkpoint() + "`");
    }

    @Test
    void refusesACheckpointWithoutEntries() throws Exception {
        LogTrees.written(directory(), 300);
        Files.move(bundle("001"), temporary.resolve("001"));
        refused(Reason.CORRUPT, "tile/entries/001, byte 0, entry 256: there is no such file, and `300` entries");
        Files.move(temporary.resolve("001"), bundle("001"));
        Files.delete(bundle("000"));
        refused(Reason.CORRUPT, "tile/entries/000, byte 0, entry 0: there is no such file, and `300` entries");
    }

    @Test
    void refusesALogWithoutItsKeys() throws Exception {
        LogTrees.written(directory(), 3);
        Files.move(directory().resolve("key"), temporary.resolve("key"));
        refused(Reason.MISSING, "has no `" + directory().resolve("key") + "`");
        Files.move(temporary.resolve("key"), directory().resolve("key"));
        Files.delete(directory().resolve("key.pub"));
        refused(Reason.MISSING, "cannot read `" + directory().resolve("key.pub") + "`");
    }

    @Test
    void refusesAnEmptiedLogWhoseKeyIsElsewhere() throws Exception {
        Path key = temporary.resolve("secret");
        FileLog.open(directory(), key, ORIGIN, new SecureRandom()).close();
        LogTrees.delete(directory());
        assertThat(thrown(() -> FileLog.open(directory(), key, ORIGIN, new SecureRandom())))
                .hasMessageContaining("it is not a new log");
    }

    @Test
    void refusesFilesOfTwoLogs() throws Exception {
        LogTrees.written(directory(), 3);
        Path other = LogTrees.written(temporary.resolve("other"), 3);
        for (String name : new String[] {"checkpoint", "key", "key.pub"}) {
            Path file = directory().resolve(name);
            byte[] own = Files.readAllBytes(file);
            Files.copy(other.resolve(name), file, StandardCopyOption.REPLACE_EXISTING);
            assertThat(thrown(() -> FileLog.open(directory(), ORIGIN)).reason()).isIn(Reason.CORRUPT, Reason.KEY);
            Files.write(file, own);
        }
        FileLog.open(directory(), ORIGIN).close();
    }

    @Test
    void refusesADirectoryInPlaceOfABundle() throws Exception {
        LogTrees.written(directory(), 3);
        Files.delete(bundle("000"));
        Files.createDirectory(bundle("000"));
        refused(Reason.CORRUPT, "tile/entries/000, byte 0, entry 0: it is not a regular file");
    }

    /** Refused, and left as it was. */
    private void refused(Reason reason, String message) throws IOException {
        long size = Files.exists(bundle("000")) ? Files.size(bundle("000")) : 0;
        LogFault fault = thrown(() -> FileLog.open(directory(), ORIGIN));
        assertThat(fault).hasMessageContaining(message);
        assertThat(fault.reason()).isEqualTo(reason);
        assertThat(Files.exists(bundle("000")) ? Files.size(bundle("000")) : 0).isEqualTo(size);
    }
}
