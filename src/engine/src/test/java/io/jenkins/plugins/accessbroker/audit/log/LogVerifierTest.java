package io.jenkins.plugins.accessbroker.audit.log;

import static io.jenkins.plugins.accessbroker.audit.log.LogTrees.ORIGIN;
import static io.jenkins.plugins.accessbroker.audit.log.LogTrees.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogVerifierTest {
    @TempDir
    private Path temporary;

    private Path directory() {
        return temporary.resolve("log");
    }

    private Path bundle(String name) {
        return directory().resolve("tile/entries").resolve(name);
    }

    private HeldCheckpoint held(String name) throws Exception {
        return HeldCheckpoint.of(name, Files.readAllBytes(directory().resolve("checkpoint")));
    }

    private VerifyReport verify(VerifyOptions options) {
        return LogVerifier.verify(directory(), options);
    }

    @Test
    void saysThatAKeyInTheDirectoryProvesLittle() throws Exception {
        LogTrees.written(directory(), 3);
        VerifyReport report = verify(VerifyOptions.none());
        assertThat(report.findings()).isEmpty();
        assertThat(report.entries()).isEqualTo(3);
        assertThat(report.checked()).anyMatch(line -> line.contains("the root of `3` entries is"));
        assertThat(report.unchecked()).anyMatch(line -> line.startsWith("whether the public key is the log's"));
        assertThat(report.unchecked()).anyMatch(line -> line.startsWith("whether entries were cut from the end"));
    }

    @Test
    void provesMoreWithTheKeyAndTheLatestCheckpoint() throws Exception {
        LogTrees.written(directory(), 3);
        VerifierKey key = VerifierKey.read(directory().resolve("key.pub"));
        VerifyReport report = verify(VerifyOptions.none().withKey(key).withCheckpoint(held("kept")));
        assertThat(report.findings()).isEmpty();
        assertThat(report.checked()).anyMatch(line -> line.startsWith("`kept` states `3` entries, and is signed"));
        assertThat(report.unchecked()).singleElement().asString().startsWith("whether what the entries say is true");
    }

    @Test
    void findsALogThatWasWrittenAnewWithAnotherKeyOnlyByWhatIsHeldElsewhere() throws Exception {
        LogTrees.written(directory(), 3);
        VerifierKey key = VerifierKey.read(directory().resolve("key.pub"));
        HeldCheckpoint held = held("kept");
        LogTrees.delete(directory());
        LogTrees.written(directory(), 3);
        assertThat(verify(VerifyOptions.none()).holds()).isTrue();
        assertThat(verify(VerifyOptions.none().withKey(key)).holds()).isFalse();
        assertThat(verify(VerifyOptions.none().withCheckpoint(held)).holds()).isFalse();
    }

    @Test
    void findsALogThatWasWrittenAnewWithItsOwnKeyByAHeldCheckpoint() throws Exception {
        LogTrees.written(directory(), 3);
        HeldCheckpoint held = held("kept");
        SigningKey key = new KeyFiles(new LocalDisk(), LogFiles.in(directory())).load(ORIGIN);
        byte[] bytes = Files.readAllBytes(bundle("000"));
        bytes[bytes.length - 1] = '9';
        Files.write(bundle("000"), bytes);
        MerkleTree tree = new MerkleTree();
        List.of("entry 0", "entry 1", "entry 9").forEach(entry -> tree.append(MerkleTree.leaf(utf8(entry))));
        Files.write(
                directory().resolve("checkpoint"),
                key.sign(Checkpoint.of(ORIGIN, tree)).bytes());
        assertThat(verify(VerifyOptions.none()).holds()).isTrue();
        VerifyReport report = verify(VerifyOptions.none().withCheckpoint(held));
        assertThat(report.findings())
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.message()).contains("and `kept` states", "an entry from `0` on"));
    }

    @Test
    void findsAnOlderStatePutBack() throws Exception {
        LogTrees.written(directory(), 3);
        Path older = LogTrees.copy(directory(), temporary.resolve("older"));
        LogTrees.written(directory(), 2);
        HeldCheckpoint held = held("kept");
        VerifyReport report = LogVerifier.verify(older, VerifyOptions.none().withCheckpoint(held));
        assertThat(report.holds()).isFalse();
        assertThat(report.text())
                .contains("altered: checkpoint: it states `3` entries, and `kept`, held elsewhere, states `5`")
                .contains("missing: tile/entries/000, byte 27, entry 3: the file ends, and `kept` states `5` entries");
    }

    @Test
    void comparesWithEveryHeldCheckpointAndSaysWhereTheyStopAgreeing() throws Exception {
        VerifyOptions options = VerifyOptions.none();
        for (int i = 1; i <= 4; i++) {
            LogTrees.written(directory(), 100);
            options = options.withCheckpoint(held("after " + 100 * i));
        }
        assertThat(verify(options).findings()).isEmpty();
        assertThat(verify(options).checked()).hasSize(12);
        byte[] bytes = Files.readAllBytes(bundle("000"));
        bytes[bytes.length - 1] ^= 1;
        Files.write(bundle("000"), bytes);
        assertThat(verify(options).findings())
                .hasSize(3)
                .allSatisfy(finding -> assertThat(finding.message())
                        .contains("entry `255` is the first that is not the one that was signed"));
    }

    @Test
    void reportsAHeldCheckpointThatIsNoneOfThisLog() throws Exception {
        LogTrees.written(directory(), 3);
        SigningKey other = SigningKey.generate(ORIGIN, new SecureRandom());
        byte[] forged = other.sign(Checkpoint.of(ORIGIN, new MerkleTree())).bytes();
        VerifyReport report = verify(VerifyOptions.none()
                .withCheckpoint(HeldCheckpoint.of("forged", forged))
                .withCheckpoint(HeldCheckpoint.of("nonsense", utf8("nonsense"))));
        assertThat(report.findings().get(0)).isInstanceOf(Finding.Altered.class);
        assertThat(report.findings().get(0).place()).hasToString("forged");
        assertThat(report.findings().get(1)).isInstanceOf(Finding.Malformed.class);
        assertThat(report.findings().get(1).place()).hasToString("nonsense");
    }

    @Test
    void findsBundlesThatAreGoneSwappedOrTooLong() throws Exception {
        LogTrees.written(directory(), 600);
        Path first = bundle("000");
        Path second = bundle("001");
        byte[] bytes = Files.readAllBytes(first);
        Files.write(first, utf8("\0\1x"), StandardOpenOption.APPEND);
        assertThat(verify(VerifyOptions.none()).text())
                .contains("tile/entries/001, byte 0, entry 256: the bundle before, `tile/entries/000`, goes on");
        Files.write(first, bytes);
        Files.move(second, temporary.resolve("second"));
        assertThat(verify(VerifyOptions.none()).text())
                .contains(
                        "missing: tile/entries/001, byte 0, entry 256: there is no such file, and `checkpoint` states "
                                + "`600` entries");
        Files.move(first, second);
        Files.move(temporary.resolve("second"), first);
        assertThat(verify(VerifyOptions.none()).holds()).isFalse();
    }

    @Test
    void remarksOnFilesThatAreNoPartOfTheLog() throws Exception {
        LogTrees.written(directory(), 3);
        Files.writeString(bundle("000.bak"), "x");
        Files.writeString(bundle("0000"), "x");
        Files.writeString(bundle("005"), "x");
        Files.createDirectories(bundle("x001/x000"));
        Files.writeString(bundle("x001/x000/002"), "x");
        Files.createDirectories(bundle("x000"));
        Files.createSymbolicLink(bundle("006"), bundle("000"));
        Files.writeString(bundle("../old"), "x");
        Files.createDirectory(bundle("../0"));
        Files.writeString(bundle("../0/000"), "x");
        Files.writeString(bundle("../0/000.bak"), "x");
        VerifyReport report = verify(VerifyOptions.none());
        assertThat(report.holds()).isTrue();
        assertThat(report.findings())
                .map(finding -> finding.kind() + " " + finding.place().file())
                .containsExactlyInAnyOrder(
                        "stray tile/old",
                        "uncovered tile/0/000",
                        "stray tile/0/000.bak",
                        "stray tile/entries/000.bak",
                        "stray tile/entries/0000",
                        "uncovered tile/entries/005",
                        "stray tile/entries/006",
                        "stray tile/entries/x000",
                        "uncovered tile/entries/x001/x000/002");
    }

    @Test
    void reportsABoundedNumberOfFindings() throws Exception {
        LogTrees.written(directory(), 3);
        for (int i = 0; i < 300; i++) {
            Files.writeString(bundle("stray" + i), "x");
        }
        Files.write(bundle("000"), utf8("x"));
        VerifyReport report = verify(VerifyOptions.none());
        assertThat(report.findings()).hasSize(100);
        assertThat(report.holds()).isFalse();
    }

    @Test
    void reportsWhateverIsGone() throws Exception {
        LogTrees.written(directory(), 3);
        for (String name : List.of("checkpoint", "key.pub", "tile/entries/000")) {
            Path file = directory().resolve(name);
            byte[] bytes = Files.readAllBytes(file);
            Files.delete(file);
            VerifyReport report = verify(VerifyOptions.none());
            assertThat(report.holds()).isFalse();
            assertThat(report.findings()).map(Finding::kind).contains("missing");
            Files.createDirectory(file);
            assertThat(verify(VerifyOptions.none()).holds()).isFalse();
            Files.delete(file);
            Files.createSymbolicLink(file, Files.write(temporary.resolve("aside"), bytes));
            assertThat(verify(VerifyOptions.none()).holds()).isFalse();
            Files.delete(file);
            Files.write(file, bytes);
        }
        LogTrees.delete(directory());
        assertThat(verify(VerifyOptions.none()).holds()).isFalse();
        Files.writeString(directory(), "a file");
        assertThat(verify(VerifyOptions.none()).holds()).isFalse();
    }

    @Test
    void survivesHostileSizes() throws Exception {
        LogTrees.written(directory(), 3);
        SigningKey key = new KeyFiles(new LocalDisk(), LogFiles.in(directory())).load(ORIGIN);
        Checkpoint huge = new Checkpoint(ORIGIN, Long.MAX_VALUE, Hash.sha256(), List.of("extension"));
        Files.write(directory().resolve("checkpoint"), key.sign(huge).bytes());
        assertThat(verify(VerifyOptions.none()).text())
                .contains("the file ends, and `checkpoint` states `" + Long.MAX_VALUE);
        Files.write(directory().resolve("checkpoint"), new byte[SignedNote.MAX_BYTES + 1]);
        assertThat(verify(VerifyOptions.none()).text()).contains("unreadable: checkpoint: ", "over 262144 bytes");
    }

    @Test
    void leavesSignaturesOfOthersToOthers() throws Exception {
        LogTrees.written(directory(), 3);
        Path file = directory().resolve("checkpoint");
        SigningKey witness = SigningKey.generate("witness", new SecureRandom());
        String note = Files.readString(file);
        String text = note.substring(0, note.indexOf("\n\n") + 1);
        String line = witness.sign(text).signatures().get(0) + "\n";
        Files.writeString(file, note + line, StandardCharsets.UTF_8);
        VerifyReport report = verify(VerifyOptions.none());
        assertThat(report.findings()).isEmpty();
        assertThat(report.unchecked()).anyMatch(unchecked -> unchecked.startsWith("`1` more signatures"));
        FileLog.open(directory(), ORIGIN).close();
        assertThat(Files.readString(file)).isEqualTo(note + line);
    }

    @Test
    void showsEachEntryOnce() throws Exception {
        LogTrees.written(directory(), 300);
        List<String> seen = new ArrayList<>();
        LogVerifier.verify(directory(), VerifyOptions.none(), (sequence, bytes) -> {
            assertThat(sequence).isEqualTo(seen.size());
            seen.add(new String(bytes, StandardCharsets.UTF_8));
        });
        assertThat(seen).hasSize(300).startsWith("entry 0").endsWith("entry 299");
    }
}
