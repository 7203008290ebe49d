package io.jenkins.plugins.accessbroker.audit.log;

import static io.jenkins.plugins.accessbroker.audit.log.LogFaults.thrown;
import static io.jenkins.plugins.accessbroker.audit.log.LogTrees.ORIGIN;
import static io.jenkins.plugins.accessbroker.audit.log.LogTrees.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log's key is replaced, and whoever has an old or the new one can verify all of the log. */
class KeyRotationTest {
    private static final HandoverWriter ENTRY = (sequence, from, to) -> utf8(sequence + " " + from + " " + to);

    @TempDir
    private Path temporary;

    private Path directory;
    private VerifierKey old;

    @BeforeEach
    void write() throws Exception {
        directory = LogTrees.written(temporary.resolve("log"), 3);
        old = key();
    }

    private VerifierKey key() throws LogFault {
        return VerifierKey.read(directory.resolve("key.pub"));
    }

    private HeldCheckpoint held(String name) throws Exception {
        return HeldCheckpoint.of(name, Files.readAllBytes(directory.resolve("checkpoint")));
    }

    private void rotate() throws LogFault {
        try (FileLog log = FileLog.open(directory, ORIGIN)) {
            log.rotate(new SecureRandom(), ENTRY);
        }
    }

    private VerifyReport verify(VerifierKey given) {
        return LogVerifier.verify(directory, VerifyOptions.none().withKey(given));
    }

    @Test
    void goes_on_with_the_new_key_and_destroys_the_old_one() throws Exception {
        String secret = Files.readString(directory.resolve("key"));
        try (FileLog log = FileLog.open(directory, ORIGIN)) {
            Appended told = log.rotate(new SecureRandom(), ENTRY);
            assertThat(told.sequence()).isEqualTo(3);
            assertThat(log.key()).isNotEqualTo(old).isEqualTo(key());
            assertThat(told.leaf()).isEqualTo(MerkleTree.leaf(utf8("3 " + old + " " + key())));
            assertThat(told.checkpoint().note().signatures()).hasSize(2);
            Appended next = log.append(sequence -> utf8("entry"));
            assertThat(next.checkpoint().note().signedBy(old)).isEqualTo(SignedNote.SignedBy.ABSENT);
            assertThat(next.checkpoint().note().signedBy(key())).isEqualTo(SignedNote.SignedBy.VERIFIED);
        }
        assertThat(Files.readString(directory.resolve("key")))
                .startsWith("PRIVATE+KEY+")
                .isNotEqualTo(secret);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("key"))))
                .isEqualTo("rw-------");
        assertThat(directory.resolve("key.new")).doesNotExist();
        try (FileLog log = FileLog.open(directory, ORIGIN)) {
            assertThat(log.append(sequence -> utf8("entry")).sequence()).isEqualTo(5);
        }
    }

    @Test
    void replaces_a_key_that_is_kept_elsewhere_where_it_is() throws Exception {
        Path secret = temporary.resolve("secret");
        Path log = temporary.resolve("other");
        FileLog.open(log, secret, ORIGIN, new SecureRandom()).close();
        String before = Files.readString(secret);
        try (FileLog open = FileLog.open(log, secret, ORIGIN, new SecureRandom())) {
            open.rotate(new SecureRandom(), ENTRY);
        }
        assertThat(Files.readString(secret)).isNotEqualTo(before);
        assertThat(log.resolve("key")).doesNotExist();
        FileLog.open(log, secret, ORIGIN, new SecureRandom()).close();
    }

    @Test
    void verifies_with_every_key_it_ever_had_and_with_checkpoints_of_every_time() throws Exception {
        HeldCheckpoint before = held("before");
        rotate();
        HeldCheckpoint between = held("between");
        VerifierKey second = key();
        LogTrees.written(directory, 300);
        rotate();
        LogTrees.written(directory, 2);
        HeldCheckpoint after = held("after");
        for (VerifierKey given : List.of(old, second, key())) {
            VerifyReport report = LogVerifier.verify(
                    directory,
                    VerifyOptions.none()
                            .withKey(given)
                            .withCheckpoint(before)
                            .withCheckpoint(between)
                            .withCheckpoint(after));
            assertThat(report.findings()).isEmpty();
            assertThat(report.checked())
                    .contains(
                            "`handover/4` states `4` entries and that the key `" + second + "` took over from `" + old
                                    + "`, and is signed by both",
                            "`before` states `3` entries, and is signed by the key `" + old + "`",
                            "`between` states `4` entries, and is signed by the key `" + second + "`",
                            "`after` states `307` entries, and is signed by the key `" + key() + "`")
                    .anyMatch(line -> line.startsWith("the root of `305` entries is") && line.contains("handover/305"));
            assertThat(report.unchecked()).singleElement().asString().startsWith("whether what the entries say");
        }
    }

    @Test
    void says_that_a_key_in_the_directory_follows_from_what_is_held() throws Exception {
        HeldCheckpoint before = held("before");
        rotate();
        VerifyReport report = LogVerifier.verify(directory, VerifyOptions.none().withCheckpoint(before));
        assertThat(report.holds()).isTrue();
        assertThat(report.checked())
                .contains(
                        "the public key in the directory is the one that signed `before`, held elsewhere, or took over "
                                + "from it as the handovers say");
    }

    @Test
    void finds_a_checkpoint_that_the_old_key_signed_after_it_was_replaced() throws Exception {
        SigningKey stolen = new KeyFiles(new LocalDisk(), LogFiles.in(directory)).load(ORIGIN);
        rotate();
        LogTrees.written(directory, 2);
        MerkleTree forged = new MerkleTree();
        for (int i = 0; i < 6; i++) {
            forged.append(MerkleTree.leaf(utf8("forged " + i)));
        }
        byte[] note = stolen.sign(Checkpoint.of(ORIGIN, forged)).bytes();
        VerifyReport report =
                LogVerifier.verify(directory, VerifyOptions.none().withCheckpoint(HeldCheckpoint.of("shown", note)));
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.place()).hasToString("shown");
            assertThat(finding.message()).contains("which signed none over `4` or under `0` entries");
        });
        Files.write(directory.resolve("checkpoint"), note);
        for (VerifierKey given : List.of(old, key())) {
            assertThat(verify(given).holds()).isFalse();
        }
        assertThat(thrown(() -> FileLog.open(directory, ORIGIN)).reason()).isEqualTo(LogFault.Reason.CORRUPT);
    }

    /** What the thief of an old key can do: make those believe who have nothing newer. */
    @Test
    void finds_a_log_that_a_stolen_old_key_goes_on_with_by_the_new_key_or_a_later_checkpoint_only() throws Exception {
        Path stolen = LogTrees.copy(directory, temporary.resolve("stolen"));
        rotate();
        HeldCheckpoint later = held("later");
        VerifierKey next = key();
        LogTrees.delete(directory);
        LogTrees.copy(stolen, directory);
        LogTrees.written(directory, 5);
        assertThat(verify(old).holds()).isTrue();
        assertThat(verify(next).holds()).isFalse();
        assertThat(LogVerifier.verify(
                                directory, VerifyOptions.none().withKey(old).withCheckpoint(later))
                        .holds())
                .isFalse();
    }

    @Test
    void finds_a_handover_that_is_gone_altered_or_of_another_log() throws Exception {
        rotate();
        LogTrees.written(directory, 2);
        Path handover = directory.resolve("handover/4");
        byte[] sound = Files.readAllBytes(handover);
        for (int at = 0; at < sound.length; at++) {
            byte[] changed = sound.clone();
            changed[at] ^= 1;
            Files.write(handover, changed);
            VerifierKey given = at % 2 == 0 ? old : key();
            assertThat(verify(given).holds()).as("byte " + at).isFalse();
        }
        Files.delete(handover);
        assertThat(verify(old).holds()).isFalse();
        assertThat(verify(key()).findings()).isEmpty();
        Path other = LogTrees.written(temporary.resolve("other"), 3);
        try (FileLog log = FileLog.open(other, ORIGIN)) {
            log.rotate(new SecureRandom(), ENTRY);
        }
        Files.copy(other.resolve("handover/4"), handover);
        assertThat(verify(old).holds()).isFalse();
        assertThat(verify(key()).holds()).isFalse();
    }

    @Test
    void believes_no_handover_that_only_the_new_key_signed_or_that_only_names_it() throws Exception {
        SigningKey thief = SigningKey.generate(ORIGIN, new SecureRandom());
        String own = Files.readString(directory.resolve("checkpoint"));
        String text = own.substring(0, own.indexOf("\n\n") + 1);
        Files.createDirectory(directory.resolve("handover"));
        String line = thief.sign(text).signatures().get(0) + "\n";
        Files.writeString(directory.resolve("handover/3"), own + line);
        Files.writeString(directory.resolve("key.pub"), thief.verifier() + "\n");
        assertThat(verify(old).holds()).isFalse();

        String named = text + "handover " + old + " " + thief.verifier() + "\n";
        Files.write(directory.resolve("handover/3"), thief.sign(named).bytes());
        assertThat(verify(old).text()).contains("handover/3: it is not signed by the key `" + old);
    }

    @Test
    void finds_the_old_public_key_put_back() throws Exception {
        byte[] before = Files.readAllBytes(directory.resolve("key.pub"));
        rotate();
        LogTrees.written(directory, 2);
        Files.write(directory.resolve("key.pub"), before);
        assertThat(LogVerifier.verify(directory, VerifyOptions.none()).text())
                .contains("altered: key.pub: it is `" + old + "`, from which another key took over");
        assertThat(thrown(() -> FileLog.open(directory, ORIGIN)).reason())
                .isIn(LogFault.Reason.KEY, LogFault.Reason.CORRUPT);
    }

    @Test
    void hands_over_to_no_key_that_somebody_put_beside_it() throws Exception {
        SigningKey thief = SigningKey.generate(ORIGIN, new SecureRandom());
        String own = Files.readString(directory.resolve("checkpoint"));
        String text = own.substring(0, own.indexOf("\n\n") + 1);
        Files.writeString(directory.resolve("key.new"), thief.skey() + "\n");
        Files.writeString(
                directory.resolve("checkpoint"),
                own + thief.sign(text).signatures().get(0) + "\n");
        try (FileLog log = FileLog.open(directory, ORIGIN)) {
            assertThat(log.key()).isEqualTo(old);
        }
        assertThat(directory.resolve("key.new")).doesNotExist();
    }

    @Test
    void takes_entries_of_many_threads_while_the_key_is_replaced() throws Exception {
        try (FileLog log = FileLog.open(directory, ORIGIN)) {
            List<Thread> threads = IntStream.range(0, 4)
                    .mapToObj(i -> new Thread(() -> appendMany(log)))
                    .toList();
            threads.forEach(Thread::start);
            for (int i = 0; i < 3; i++) {
                log.rotate(new SecureRandom(), ENTRY);
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(log.checkpoint().checkpoint().size()).isEqualTo(3 + 4 * 25 + 3);
        }
        assertThat(verify(old).findings()).isEmpty();
        assertThat(verify(key()).findings()).isEmpty();
    }

    private static void appendMany(FileLog log) {
        try {
            for (int i = 0; i < 25; i++) {
                log.append(sequence -> utf8("entry " + sequence));
            }
        } catch (LogFault e) {
            throw new AssertionError(e);
        }
    }
}
