package io.jenkins.plugins.accessbroker.audit.log;

import static io.jenkins.plugins.accessbroker.audit.log.LogFaults.fault;
import static io.jenkins.plugins.accessbroker.audit.log.LogFaults.thrown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.accessbroker.audit.log.LogFault.Reason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLogTest {
    private static final String ORIGIN = "example.com/log";

    @TempDir
    private Path temporary;

    private Path directory() {
        return temporary.resolve("log");
    }

    @Test
    void startsWithASignedCheckpointOfNoEntries() throws Exception {
        try (FileLog log = FileLog.open(directory(), ORIGIN)) {
            assertThat(log.checkpoint().checkpoint()).isEqualTo(Checkpoint.of(ORIGIN, new MerkleTree()));
            assertThat(log.recovery().nothing()).isTrue();
            assertThat(Files.readAllBytes(directory().resolve("checkpoint")))
                    .isEqualTo(log.checkpoint().bytes());
            assertThat(Files.readString(directory().resolve("key.pub"))).isEqualTo(log.key() + "\n");
        }
    }

    @Test
    void answersWithTheSequenceTheLeafAndADurableCheckpoint() throws Exception {
        try (FileLog log = FileLog.open(directory(), ORIGIN)) {
            MerkleTree tree = new MerkleTree();
            for (long i = 0; i < 300; i++) {
                byte[] entry = utf8("entry " + i);
                Appended appended = log.append(sequence -> utf8("entry " + sequence));
                tree.append(MerkleTree.leaf(entry));
                assertThat(appended.sequence()).isEqualTo(i);
                assertThat(appended.leaf()).isEqualTo(MerkleTree.leaf(entry));
                assertThat(appended.checkpoint().checkpoint()).isEqualTo(Checkpoint.of(ORIGIN, tree));
                assertThat(Files.readAllBytes(directory().resolve("checkpoint")))
                        .isEqualTo(appended.checkpoint().bytes());
            }
        }
        assertThat(directory().resolve("tile/entries/000")).exists();
        assertThat(directory().resolve("tile/entries/001")).hasSize(44 * (2 + "entry 256".length()));
    }

    @Test
    void goesOnWhereItWasClosed() throws Exception {
        for (int i = 0; i < 5; i++) {
            try (FileLog log = FileLog.open(directory(), ORIGIN)) {
                assertThat(log.checkpoint().checkpoint().size()).isEqualTo(i);
                assertThat(log.recovery().nothing()).isTrue();
                assertThat(log.append(sequence -> utf8("entry")).sequence()).isEqualTo(i);
            }
        }
        assertThat(LogVerifier.verify(directory(), VerifyOptions.none()).holds())
                .isTrue();
    }

    @Test
    void readsBackWhatWasAppended() throws Exception {
        try (FileLog log = FileLog.open(directory(), ORIGIN)) {
            log.append(sequence -> new byte[] {0});
            log.append(sequence -> new byte[BundleScanner.MAX_ENTRY]);
            log.append(sequence -> utf8("last"));
        }
        try (LogReader reader = LogReader.open(directory(), 3)) {
            assertThat(reader.next().orElseThrow().bytes()).containsExactly(0);
            assertThat(reader.next().orElseThrow().bytes()).hasSize(BundleScanner.MAX_ENTRY);
            assertThat(reader.next().orElseThrow().bytes()).isEqualTo(utf8("last"));
            assertThat(reader.next()).isEmpty();
        }
        try (LogReader reader = LogReader.open(directory(), 4)) {
            reader.next();
            reader.next();
            reader.next();
            assertThat(thrown(reader::next).getMessage())
                    .contains("cannot read entry `3`", "tile/entries/000, byte 65546, entry 3", "verify the log");
        }
    }

    @Test
    void takesEntriesOf1To65535Bytes() throws Exception {
        try (FileLog log = FileLog.open(directory(), ORIGIN)) {
            assertThat(fault(() -> log.append(sequence -> new byte[0]))).isEqualTo(Reason.TOO_LARGE);
            assertThat(fault(() -> log.append(sequence -> new byte[65_536]))).isEqualTo(Reason.TOO_LARGE);
            assertThat(log.append(sequence -> new byte[65_535]).sequence()).isZero();
        }
    }

    @Test
    void keepsItsOwnCopyOfAnEntry() throws Exception {
        byte[] entry = utf8("entry");
        try (FileLog log = FileLog.open(directory(), ORIGIN)) {
            log.append(sequence -> entry);
            Arrays.fill(entry, (byte) 'x');
        }
        assertThat(LogVerifier.verify(directory(), VerifyOptions.none()).holds())
                .isTrue();
    }

    @Test
    void givesTheSequenceToTheNextEntryWhenAWriterThrows() throws Exception {
        try (FileLog log = FileLog.open(directory(), ORIGIN)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> log.append(sequence -> {
                        throw new IllegalStateException("no");
                    }));
            assertThat(log.append(sequence -> utf8("entry")).sequence()).isZero();
        }
    }

    @Test
    void refusesAWriterThatAppendsOrCloses() throws Exception {
        try (FileLog log = FileLog.open(directory(), ORIGIN)) {
            assertThatIllegalStateException().isThrownBy(() -> log.append(sequence -> nested(log)));
            assertThatIllegalStateException().isThrownBy(() -> log.append(sequence -> closing(log)));
            assertThat(log.append(sequence -> utf8("entry")).sequence()).isZero();
        }
    }

    private static byte[] closing(FileLog log) {
        log.close();
        return utf8("entry");
    }

    private static byte[] nested(FileLog log) {
        assertThatThrownBy(() -> log.append(sequence -> utf8("inner"))).isInstanceOf(IllegalStateException.class);
        throw new IllegalStateException("outer");
    }

    @Test
    void appendsInAThreadThatIsInterrupted() throws Exception {
        try (FileLog log = FileLog.open(directory(), ORIGIN)) {
            Thread.currentThread().interrupt();
            assertThat(log.append(sequence -> utf8("entry")).sequence()).isZero();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(log.append(sequence -> utf8("entry")).sequence()).isEqualTo(1);
        }
    }

    @Test
    void closesInAThreadThatIsInterrupted() throws Exception {
        FileLog log = FileLog.open(directory(), ORIGIN);
        Thread.currentThread().interrupt();
        log.close();
        assertThat(Thread.interrupted()).isTrue();
        log.close();
        FileLog.open(directory(), ORIGIN).close();
    }

    @Test
    void takesNothingOnceClosed() throws Exception {
        FileLog log = FileLog.open(directory(), ORIGIN);
        log.close();
        assertThat(fault(() -> log.append(sequence -> utf8("entry")))).isEqualTo(Reason.CLOSED);
    }

    @Test
    void keepsItsPrivateKeyFromOthers() throws Exception {
        FileLog.open(directory(), ORIGIN).close();
        Path key = directory().resolve("key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        for (String rights : new String[] {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rwx--x---"}) {
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(rights));
            assertThat(thrown(() -> FileLog.open(directory(), ORIGIN)))
                    .hasMessageContaining(key.toString())
                    .hasMessageContaining("others than its owner")
                    .extracting(LogFault::reason)
                    .isEqualTo(Reason.KEY);
        }
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("r--------"));
        FileLog.open(directory(), ORIGIN).close();
    }

    @Test
    void canHaveItsPrivateKeyElsewhere() throws Exception {
        Path key = temporary.resolve("secret");
        for (int i = 0; i < 2; i++) {
            try (FileLog log = FileLog.open(directory(), key, ORIGIN, new SecureRandom())) {
                log.append(sequence -> utf8("entry"));
            }
        }
        assertThat(key).exists();
        assertThat(directory().resolve("key")).doesNotExist();
        assertThat(LogVerifier.verify(directory(), VerifyOptions.none()).holds())
                .isTrue();
    }

    @Test
    void refusesAnotherOrigin() throws Exception {
        FileLog.open(directory(), ORIGIN).close();
        assertThat(thrown(() -> FileLog.open(directory(), "example.com/other")))
                .hasMessageContaining("is of the origin `example.com/log`, not `example.com/other`");
        for (String origin : new String[] {"", "a b", "a+b", "a\n", "o".repeat(256)}) {
            assertThat(fault(() -> FileLog.open(directory(), origin))).isEqualTo(Reason.KEY);
        }
    }

    @Test
    void refusesAFileInPlaceOfItsDirectory() throws Exception {
        Files.writeString(directory(), "a file");
        assertThat(thrown(() -> FileLog.open(directory(), ORIGIN)))
                .hasMessageContaining("`" + directory().resolve("lock") + "`: not a directory")
                .extracting(LogFault::operators)
                .isEqualTo(true);
    }

    @Test
    void refusesADirectoryWithoutAParent() {
        assertThat(thrown(() -> FileLog.open(directory().resolve("log"), ORIGIN)))
                .hasMessageContaining("no such file or directory")
                .extracting(LogFault::reason)
                .isEqualTo(Reason.MISSING);
    }

    @Test
    void opensThroughASymbolicLink() throws Exception {
        FileLog.open(directory(), ORIGIN).close();
        Path link = Files.createSymbolicLink(temporary.resolve("link"), directory());
        try (FileLog log = FileLog.open(link, ORIGIN)) {
            log.append(sequence -> utf8("entry"));
            assertThat(fault(() -> FileLog.open(directory(), ORIGIN))).isEqualTo(Reason.LOCKED);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
