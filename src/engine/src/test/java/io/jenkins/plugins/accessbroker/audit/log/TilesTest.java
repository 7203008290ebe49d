package io.jenkins.plugins.accessbroker.audit.log;

import static io.jenkins.plugins.accessbroker.audit.log.LogTrees.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TilesTest {
    private static final int TWO_LEVELS = 256 * 256 + 300;

    @TempDir
    private Path temporary;

    private Path directory() {
        return temporary.resolve("log");
    }

    private Path tile(String name) {
        return directory().resolve("tile").resolve(name);
    }

    private VerifyReport verify() {
        return LogVerifier.verify(directory(), VerifyOptions.none());
    }

    private void open() throws LogFault {
        FileLog.open(directory(), LogTrees.ORIGIN).close();
    }

    private static void flip(Path file, int at) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }

    @Test
    void hasTheLeafHashesOfEachFullBundle() throws Exception {
        LogTrees.written(directory(), 600);

        ByteArrayOutputStream leaves = new ByteArrayOutputStream();
        for (int entry = 256; entry < 512; entry++) {
            leaves.write(MerkleTree.leaf(utf8("entry " + entry)).bytes());
        }
        assertThat(tile("0/001")).hasBinaryContent(leaves.toByteArray());
        assertThat(tile("0/002")).doesNotExist();
        assertThat(tile("1")).doesNotExist();
        assertThat(verify().checked()).anyMatch(line -> line.startsWith("the tiles that are stored, `2`"));
    }

    @Test
    void hasTheRootsOfFullTilesAtTheNextLevel() throws Exception {
        LogTrees.written(directory(), TWO_LEVELS);

        byte[] above = Files.readAllBytes(tile("1/000"));
        HashTile below = HashTile.parse(Files.readAllBytes(tile("0/255")));
        assertThat(above).hasSize(8192);
        assertThat(Arrays.copyOfRange(above, 255 * 32, 8192))
                .isEqualTo(below.root().bytes());
        assertThat(verify().holds()).isTrue();
    }

    @Test
    void isTheSameFromTilesAsFromEntries() throws Exception {
        LogTrees.written(directory(), 1000);
        TreeHashes stored = TreeHashes.of(directory(), 1000, true);
        TreeHashes made = TreeHashes.of(directory(), 1000, false);
        MerkleTree tree = new MerkleTree();
        for (int size = 1; size <= 1000; size++) {
            tree.append(MerkleTree.leaf(utf8("entry " + (size - 1))));
            assertThat(stored.range(0, size)).isEqualTo(tree.root());
            assertThat(made.range(0, size)).isEqualTo(tree.root());
        }
    }

    @Test
    void areMadeAgainByAnOpening() throws Exception {
        LogTrees.written(directory(), TWO_LEVELS);
        byte[] first = Files.readAllBytes(tile("0/000"));
        byte[] above = Files.readAllBytes(tile("1/000"));
        Files.delete(tile("0/000"));
        Files.write(tile("0/001"), new byte[100]);
        Files.delete(tile("1/000"));
        assertThat(verify().holds()).isTrue();
        assertThat(verify().unchecked()).anyMatch(line -> line.startsWith("`3` tiles that are not stored"));

        open();

        assertThat(tile("0/000")).hasBinaryContent(first);
        assertThat(tile("1/000")).hasBinaryContent(above);
        assertThat(verify().unchecked()).noneMatch(line -> line.contains("tiles"));
    }

    @Test
    void areNotTakenForTheEntries() throws Exception {
        LogTrees.written(directory(), 600);
        flip(tile("0/001"), 7 * 32);

        VerifyReport report = verify();

        assertThat(report.holds()).isFalse();
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo("altered");
            assertThat(finding.place()).hasToString("tile/0/001");
        });
    }

    @Test
    void tellWhichEntryWasChanged() throws Exception {
        LogTrees.written(directory(), 600);
        flip(tile("entries/001"), (2 + "entry 256".length()) * 11 + 5);

        assertThat(verify().findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .contains(": entry `267` is the first that is not the one that was signed"));
    }

    @Test
    void tellNothingOfAnEntryWhenTheyWereChangedWithIt() throws Exception {
        LogTrees.written(directory(), 600);
        flip(tile("entries/001"), (2 + "entry 256".length()) * 11 + 5);
        flip(tile("0/000"), 0);

        assertThat(verify().findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .contains(": an entry from `0` on was changed, moved, added or removed"));
    }
}
