package io.jenkins.plugins.accessbroker.audit.log;

import static io.jenkins.plugins.accessbroker.audit.log.LogFaults.thrown;
import static io.jenkins.plugins.accessbroker.audit.log.LogTrees.ORIGIN;
import static io.jenkins.plugins.accessbroker.audit.log.LogTrees.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.audit.log.LogFault.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Old entries are moved elsewhere, and the log is what it was: with them at hand in full, without them by their hashes. */
class ArchiveTest {
    private static final int ENTRIES = 700;

    @TempDir
    private Path temporary;

    private Path directory;
    private Path cold;

    @BeforeEach
    void write() throws Exception {
        temporary = temporary.toRealPath();
        directory = LogTrees.written(temporary.resolve("log"), ENTRIES);
        cold = temporary.resolve("cold");
    }

    private Archived move(long entries) throws LogFault {
        return Archive.move(directory, entries, cold);
    }

    private Path bundle(int number) {
        return directory.resolve("tile/entries/00" + number);
    }

    private Path moved(int number) {
        return cold.resolve("tile/entries/00" + number);
    }

    private VerifyReport verify() {
        return LogVerifier.verify(directory, VerifyOptions.none());
    }

    private Path unmount() throws Exception {
        return Files.move(cold, temporary.resolve("elsewhere"));
    }

    @Test
    void moves_whole_bundles_and_reads_them_where_they_are() throws Exception {
        byte[] first = Files.readAllBytes(bundle(0));
        assertThat(move(600)).isEqualTo(new Archived(512, 512));
        assertThat(bundle(0)).doesNotExist();
        assertThat(bundle(1)).doesNotExist();
        assertThat(bundle(2)).exists();
        assertThat(moved(0)).hasBinaryContent(first);
        assertThat(directory.resolve("cold")).hasContent("512\n" + cold + "\n");
        List<String> seen = new ArrayList<>();
        VerifyReport report =
                LogVerifier.verify(directory, VerifyOptions.none(), (sequence, bytes) -> seen.add(new String(bytes)));
        assertThat(report.findings()).isEmpty();
        assertThat(report.entries()).isEqualTo(ENTRIES);
        assertThat(report.away()).isZero();
        assertThat(seen).hasSize(ENTRIES).startsWith("entry 0").endsWith("entry 699");
        try (LogReader reader = LogReader.open(directory, 300, 301)) {
            assertThat(reader.next().orElseThrow().bytes()).isEqualTo(utf8("entry 300"));
        }
    }

    @Test
    void proves_by_hashes_what_is_not_at_hand_and_says_what_it_did_not_check() throws Exception {
        HeldCheckpoint held = HeldCheckpoint.of("held", Files.readAllBytes(directory.resolve("checkpoint")));
        LogTrees.written(directory, 100);
        move(600);
        Path elsewhere = unmount();
        VerifyReport report = LogVerifier.verify(directory, VerifyOptions.none().withCheckpoint(held));
        assertThat(report.findings()).isEmpty();
        assertThat(report.entries()).isEqualTo(288);
        assertThat(report.away()).isEqualTo(512);
        assertThat(report.checked())
                .anyMatch(line -> line.startsWith("the root of `700` entries is"))
                .anyMatch(line -> line.startsWith("the root of `800` entries is"));
        assertThat(report.unchecked())
                .contains(
                        "what `512` entries say, which were moved to cold storage that is not at hand; their hashes, in "
                                + "the tiles, are under the root that was signed: give the directory that they are in now");
        assertThat(report.text()).contains("`288` entries read, `512` entries in cold storage that is not at hand\n");

        VerifyReport whole =
                LogVerifier.verify(directory, VerifyOptions.none().withCold(List.of(temporary, elsewhere)));
        assertThat(whole.findings()).isEmpty();
        assertThat(whole.away()).isZero();
        assertThat(whole.entries()).isEqualTo(800);
    }

    @Test
    void compares_checkpoints_of_every_size_with_hashes() throws Exception {
        Path log = temporary.resolve("grown");
        VerifyOptions options = VerifyOptions.none();
        for (int entries : new int[] {100, 156, 1, 255, 3}) {
            LogTrees.written(log, entries);
            byte[] checkpoint = Files.readAllBytes(log.resolve("checkpoint"));
            options = options.withCheckpoint(HeldCheckpoint.of("held " + entries, checkpoint));
        }
        Archive.move(log, 512, cold);
        unmount();
        VerifyReport report = LogVerifier.verify(log, options);
        assertThat(report.findings()).isEmpty();
        assertThat(report.away()).isEqualTo(512);
        assertThat(report.checked().stream().filter(line -> line.startsWith("the root of")))
                .hasSize(6);
    }

    @Test
    void opens_and_goes_on_without_cold_storage() throws Exception {
        move(512);
        unmount();
        for (int i = 0; i < 2; i++) {
            try (FileLog log = FileLog.open(directory, ORIGIN)) {
                assertThat(log.recovery().nothing()).isTrue();
                assertThat(log.append(sequence -> utf8("entry " + sequence)).sequence())
                        .isEqualTo(ENTRIES + i);
            }
        }
        LogTrees.written(directory, 600);
        assertThat(verify().findings()).isEmpty();
        assertThat(move(1024)).isEqualTo(new Archived(512, 1024));
        assertThat(verify().findings()).isEmpty();
        assertThat(verify().away()).isEqualTo(512);
    }

    @Test
    void changes_the_key_of_a_log_whose_beginning_is_elsewhere() throws Exception {
        VerifierKey old = VerifierKey.read(directory.resolve("key.pub"));
        move(512);
        unmount();
        try (FileLog log = FileLog.open(directory, ORIGIN)) {
            log.rotate(new SecureRandom(), (sequence, from, to) -> utf8("new key"));
        }
        assertThat(LogVerifier.verify(directory, VerifyOptions.none().withKey(old))
                        .findings())
                .isEmpty();
    }

    @Test
    void says_where_an_entry_is_that_is_not_at_hand() throws Exception {
        move(512);
        Path elsewhere = unmount();
        assertThat(thrown(() -> LogReader.open(directory, 5, 6)))
                .hasMessage("cannot read entry `5` of the audit log in `" + directory
                        + "`: it was moved to cold storage that is not at hand, `" + cold
                        + "`: bring it there, or give the directory that it is in now")
                .extracting(LogFault::reason)
                .isEqualTo(Reason.MISSING);
        assertThat(thrown(() -> TreeHashes.of(directory, ENTRIES, false).subtree(0, 5)))
                .hasMessageContaining("cold storage that is not at hand");
        assertThat(TreeHashes.of(directory, ENTRIES, true).subtree(0, 5)).isEqualTo(MerkleTree.leaf(utf8("entry 5")));
        LogStorage whole = new LogStorage(directory, List.of(elsewhere));
        try (LogReader reader = LogReader.open(whole, 5, 6)) {
            assertThat(reader.next().orElseThrow().bytes()).isEqualTo(utf8("entry 5"));
        }
        assertThat(TreeHashes.of(whole, ENTRIES, false).subtree(0, 5)).isEqualTo(MerkleTree.leaf(utf8("entry 5")));
    }

    @Test
    void passes_over_what_is_not_at_hand_if_it_is_asked_to() throws Exception {
        move(512);
        try (LogReader reader = LogReader.hot(directory, ENTRIES)) {
            assertThat(reader.pass()).isEqualTo(512);
            assertThat(reader.next().orElseThrow().sequence()).isEqualTo(512);
            assertThat(reader.pass()).isZero();
        }
    }

    @Test
    void finds_what_is_altered_in_cold_storage_and_in_the_tiles_that_stand_for_it() throws Exception {
        move(512);
        byte[] sound = Files.readAllBytes(moved(1));
        byte[] changed = sound.clone();
        changed[sound.length - 1] ^= 1;
        Files.write(moved(1), changed);
        assertThat(verify().holds()).isFalse();
        assertThat(verify().text()).contains("is the first that is not the one that was signed, as the tiles tell");
        FileLog.open(directory, ORIGIN).close();
        Files.write(moved(1), sound);

        unmount();
        Path tile = directory.resolve("tile/0/001");
        byte[] hashes = Files.readAllBytes(tile);
        hashes[40] ^= 1;
        Files.write(tile, hashes);
        assertThat(verify().holds()).isFalse();
        assertThat(thrown(() -> FileLog.open(directory, ORIGIN)).reason()).isEqualTo(Reason.CORRUPT);
        Files.delete(tile);
        assertThat(verify().holds()).isFalse();
        assertThat(thrown(() -> FileLog.open(directory, ORIGIN)).reason()).isEqualTo(Reason.CORRUPT);
    }

    @Test
    void finds_bundles_that_are_gone_without_having_been_moved() throws Exception {
        move(256);
        Files.delete(bundle(1));
        unmount();
        assertThat(verify().text()).contains("missing: tile/entries/001, byte 0, entry 256: there is no such file");
        assertThat(thrown(() -> FileLog.open(directory, ORIGIN)).reason()).isEqualTo(Reason.CORRUPT);
        Files.writeString(directory.resolve("cold"), "100\n" + cold + "\n");
        assertThat(verify().holds()).isFalse();
    }

    @Test
    void moves_nothing_that_is_not_what_was_signed() throws Exception {
        byte[] changed = Files.readAllBytes(bundle(1));
        changed[changed.length / 2] ^= 1;
        Files.write(bundle(1), changed);
        assertThat(thrown(() -> move(512))).hasMessageContaining("is not the copy of `tile/entries/001`");
        assertThat(bundle(0)).exists();
        assertThat(bundle(1)).exists();
        assertThat(directory.resolve("cold")).doesNotExist();
    }

    @Test
    void moves_nothing_over_what_another_log_moved() throws Exception {
        Path other = temporary.resolve("other");
        try (FileLog log = FileLog.open(other, "example.com/other")) {
            log.append(sequence -> utf8("another"));
        }
        for (int i = 0; i < 300; i += 100) {
            try (FileLog log = FileLog.open(other, "example.com/other")) {
                for (int j = 0; j < 100; j++) {
                    log.append(sequence -> utf8("other " + sequence));
                }
            }
        }
        move(512);
        assertThat(thrown(() -> Archive.move(other, 256, cold)))
                .hasMessageContaining("if it is of another log, move to another directory");
        assertThat(LogVerifier.verify(other, VerifyOptions.none()).findings()).isEmpty();
        assertThat(verify().findings()).isEmpty();
    }

    @Test
    void moves_nothing_without_a_sound_checkpoint_or_over_its_size() throws Exception {
        assertThat(thrown(() -> move(ENTRIES + 1)))
                .hasMessageContaining("its checkpoint covers `700`, and no other can be moved");
        assertThat(thrown(() -> move(-1))).hasMessageContaining("cannot move `-1` entries");
        Path checkpoint = directory.resolve("checkpoint");
        byte[] sound = Files.readAllBytes(checkpoint);
        Files.write(checkpoint, utf8(new String(sound).replace("\n700\n", "\n699\n")));
        assertThat(thrown(() -> move(512))).hasMessageContaining("its checkpoint `" + checkpoint + "` does not hold");
        Files.write(checkpoint, sound);
        assertThat(cold).doesNotExist();
        assertThat(move(512).moved()).isEqualTo(512);
    }

    @Test
    void makes_tiles_that_stand_for_what_it_moves() throws Exception {
        Files.delete(directory.resolve("tile/0/000"));
        move(512);
        assertThat(directory.resolve("tile/0/000")).exists();
        unmount();
        assertThat(verify().findings()).isEmpty();
    }

    @Test
    void keeps_the_bundle_that_entries_are_appended_to() throws Exception {
        LogTrees.written(directory, 68);
        assertThat(move(768)).isEqualTo(new Archived(512, 512));
        assertThat(bundle(2)).exists();
        Path empty = temporary.resolve("empty");
        FileLog.open(empty, ORIGIN).close();
        assertThat(Archive.move(empty, 0, cold)).isEqualTo(new Archived(0, 0));
    }

    @Test
    void moves_to_several_directories_one_after_the_other_and_says_nothing_is_left_when_nothing_is() throws Exception {
        move(256);
        Path second = temporary.resolve("second");
        assertThat(Archive.move(directory, 600, second)).isEqualTo(new Archived(256, 512));
        assertThat(Archive.move(directory, 600, second)).isEqualTo(new Archived(0, 512));
        assertThat(directory.resolve("cold")).hasContent("512\n" + cold + "\n" + second + "\n");
        assertThat(verify().away()).isZero();
        unmount();
        assertThat(verify().away()).isEqualTo(256);
    }

    @Test
    void moves_nothing_into_the_log_itself_nor_around_it() {
        for (Path place : List.of(directory, directory.resolve("cold"), temporary, directory.resolve("../log/x"))) {
            assertThat(thrown(() -> Archive.move(directory, 512, place)))
                    .hasMessageContaining("give a directory outside of the log's");
        }
    }

    @Test
    void moves_beside_the_writer_and_the_readers() throws Exception {
        try (FileLog log = FileLog.open(directory, ORIGIN);
                LogReader reader = LogReader.open(directory, ENTRIES)) {
            assertThat(reader.next()).isPresent();
            move(512);
            log.append(sequence -> utf8("entry " + sequence));
            for (int i = 1; i < ENTRIES; i++) {
                assertThat(reader.next().orElseThrow().bytes()).isEqualTo(utf8("entry " + i));
            }
        }
        assertThat(verify().findings()).isEmpty();
    }
}
