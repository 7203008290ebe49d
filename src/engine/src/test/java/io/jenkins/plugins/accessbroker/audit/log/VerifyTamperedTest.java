package io.jenkins.plugins.accessbroker.audit.log;

import static io.jenkins.plugins.accessbroker.audit.log.LogTrees.ORIGIN;
import static io.jenkins.plugins.accessbroker.audit.log.LogTrees.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to the bytes of a log is found, and no such log is opened to be continued. */
class VerifyTamperedTest {
    private static final int ENTRIES = 5;

    /** The lowest bit, the bit between upper and lower case, all bits. */
    private static final int[] MASKS = {0x01, 0x20, 0xFF};

    @TempDir
    private Path temporary;

    private Path directory;
    private Path bundle;

    @BeforeEach
    void write() throws Exception {
        directory = LogTrees.written(temporary.resolve("log"), ENTRIES);
        bundle = directory.resolve("tile/entries/000");
    }

    @Test
    void findsEveryChangedByte() throws Exception {
        for (String name : List.of("tile/entries/000", "checkpoint", "key.pub")) {
            Path file = directory.resolve(name);
            byte[] sound = Files.readAllBytes(file);
            for (int at = 0; at < sound.length; at++) {
                for (int mask : MASKS) {
                    Files.write(file, changed(sound, at, mask));
                    broken(name + " byte " + at + " mask " + mask);
                }
                unopened(name + " byte " + at);
            }
            Files.write(file, sound);
        }
        assertThat(verify().findings()).isEmpty();
    }

    @Test
    void opensWithNoByteOfTheKeyChanged() throws Exception {
        Path file = directory.resolve("key");
        byte[] sound = Files.readAllBytes(file);
        for (int at = 0; at < sound.length; at++) {
            for (int mask : MASKS) {
                Files.write(file, changed(sound, at, mask));
                unopened("key byte " + at + " mask " + mask);
            }
        }
    }

    private static byte[] changed(byte[] sound, int at, int mask) {
        byte[] changed = sound.clone();
        changed[at] ^= (byte) mask;
        return changed;
    }

    @Test
    void findsEveryCut() throws Exception {
        for (String name : List.of("tile/entries/000", "checkpoint", "key.pub")) {
            Path file = directory.resolve(name);
            byte[] sound = Files.readAllBytes(file);
            for (int length = 0; length < sound.length; length++) {
                Files.write(file, Arrays.copyOf(sound, length));
                refused(name + " cut to " + length);
            }
            Files.write(file, sound);
        }
    }

    @Test
    void findsEveryInsertedByte() throws Exception {
        byte[] sound = Files.readAllBytes(bundle);
        for (int at = 0; at < sound.length; at++) {
            ByteArrayOutputStream changed = new ByteArrayOutputStream();
            changed.write(sound, 0, at);
            changed.write(0);
            changed.write(sound, at, sound.length - at);
            Files.write(bundle, changed.toByteArray());
            refused("inserted at " + at);
        }
    }

    @Test
    void findsEveryEntryDropped() throws Exception {
        for (int from = 0; from < ENTRIES; from++) {
            List<byte[]> entries = entries();
            entries.remove(from);
            write(entries);
            refused("dropped " + from);
        }
    }

    /** The last one doubled is one after the end. */
    @Test
    void findsEveryEntryDoubled() throws Exception {
        for (int from = 0; from < ENTRIES; from++) {
            for (int to = 0; to < ENTRIES - 1; to++) {
                List<byte[]> entries = entries();
                entries.add(to, entries.get(from));
                write(entries);
                refused("doubled " + from + " at " + to);
            }
        }
    }

    @Test
    void findsEveryEntryMoved() throws Exception {
        for (int from = 0; from < ENTRIES; from++) {
            for (int to = 0; to < ENTRIES; to++) {
                List<byte[]> entries = entries();
                entries.add(to, entries.remove(from));
                if (from != to) {
                    write(entries);
                    refused("moved " + from + " to " + to);
                }
            }
        }
    }

    @Test
    void reportsEntriesAddedAtTheEndAsNotCovered() throws Exception {
        List<byte[]> more = entries();
        more.add(utf8("one more"));
        write(more);
        VerifyReport report = verify();
        assertThat(report.holds()).isTrue();
        assertThat(report.findings()).singleElement().isInstanceOf(Finding.Uncovered.class);
        assertThat(report.findings().get(0).place()).hasToString("tile/entries/000, byte 45, entry 5");
    }

    private void refused(String what) {
        broken(what);
        unopened(what);
    }

    private void broken(String what) {
        VerifyReport report = verify();
        assertThat(report.holds()).as(what).isFalse();
        assertThat(report.findings())
                .as(what)
                .allSatisfy(finding -> assertThat(finding.message()).isNotBlank());
    }

    private void unopened(String what) {
        assertThat(LogFaults.fault(() -> FileLog.open(directory, ORIGIN)))
                .as(what)
                .isIn(LogFault.Reason.CORRUPT, LogFault.Reason.KEY);
    }

    private VerifyReport verify() {
        return LogVerifier.verify(directory, VerifyOptions.none());
    }

    private static List<byte[]> entries() {
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < ENTRIES; i++) {
            entries.add(utf8("entry " + i));
        }
        return entries;
    }

    private void write(List<byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] entry : entries) {
            bytes.write(entry.length >> 8);
            bytes.write(entry.length);
            bytes.write(entry);
        }
        Files.write(bundle, bytes.toByteArray());
    }
}
