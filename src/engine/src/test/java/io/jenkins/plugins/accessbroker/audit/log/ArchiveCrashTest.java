package io.jenkins.plugins.accessbroker.audit.log;

import static io.jenkins.plugins.accessbroker.audit.log.LogTrees.ORIGIN;
import static io.jenkins.plugins.accessbroker.audit.log.LogTrees.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** At every change to the disk that moving entries makes, in turn, something goes wrong; no entry is lost. */
class ArchiveCrashTest {
    private static final Path PARENT = Path.of("disk").toAbsolutePath();
    private static final LogFiles FILES = LogFiles.in(PARENT.resolve("log"));
    private static final Path COLD = PARENT.resolve("cold");
    private static final int ENTRIES = 600;

    /** How often power is lost at each change, {@code -Daccessbroker.losses}. */
    private static final int LOSSES = Integer.getInteger("accessbroker.losses", 2);

    private final Random random = new Random(9162);

    @TestFactory
    Stream<DynamicTest> keeps_every_entry_in_one_of_the_two_places() throws Exception {
        MemoryDisk start = written();
        return Stream.of(Trouble.Kind.values())
                .map(kind -> DynamicTest.dynamicTest(kind.toString(), () -> everywhere(start, kind)));
    }

    private static MemoryDisk written() throws LogFault, IOException {
        MemoryDisk disk = new MemoryDisk(PARENT);
        try (Closeable lock = LogLock.take(disk, FILES);
                Committer log = new Opening(disk, FILES, ORIGIN)
                        .open(new SecureRandom())
                        .committer()) {
            assertThat(lock).isNotNull();
            for (long from = 0; from < ENTRIES; from += 200) {
                log.commit(LongStream.range(from, from + 200)
                        .mapToObj(sequence -> utf8("entry " + sequence))
                        .toList());
                log.storeTiles();
            }
        }
        open(disk);
        return disk;
    }

    private void everywhere(MemoryDisk start, Trouble.Kind kind) throws LogFault, IOException {
        boolean met = true;
        int change = 0;
        while (met) {
            change++;
            MemoryDisk disk = start.copy();
            met = attempt(disk, Trouble.at(change, kind));
            check(disk);
            for (int loss = 0; loss < LOSSES; loss++) {
                disk = start.copy();
                attempt(disk, Trouble.at(change, kind));
                losePower(disk);
                attempt(disk, Trouble.at(1 + random.nextInt(20), Trouble.Kind.POWER));
                losePower(disk);
                check(disk);
            }
        }
        assertThat(change).isGreaterThan(20);
    }

    private void losePower(MemoryDisk disk) {
        Left left = Left.values()[random.nextInt(Left.values().length)];
        disk.losePower(left, new Random(random.nextLong()));
    }

    /** Whether the trouble was met. */
    private static boolean attempt(MemoryDisk disk, Trouble trouble) {
        disk.meet(trouble);
        try {
            new Archive(disk, FILES, COLD).move(512);
        } catch (LogFault e) {
            assertThat(trouble.met()).as(e.getMessage()).isTrue();
        } finally {
            disk.meet(Trouble.none());
        }
        return trouble.met();
    }

    /** All entries are read, the log opens, and another run ends what was begun. */
    private static void check(MemoryDisk disk) throws LogFault, IOException {
        verify(disk);
        open(disk);
        new Archive(disk, FILES, COLD).move(512);
        disk.losePower(Left.NOTHING, new Random());
        verify(disk);
        new Archive(disk, FILES, COLD).move(512);
        assertThat(disk.state(FILES.bundle(0))).isEmpty();
        assertThat(disk.state(FILES.bundle(1))).isEmpty();
        open(disk);
    }

    private static void verify(MemoryDisk disk) {
        long[] seen = {0};
        VerifyReport report = LogVerifier.verify(disk, FILES.directory(), VerifyOptions.none(), (sequence, bytes) -> {
            assertThat(bytes).isEqualTo(utf8("entry " + sequence));
            seen[0]++;
        });
        assertThat(report.findings()).isEmpty();
        assertThat(report.away()).isZero();
        assertThat(seen[0]).isEqualTo(ENTRIES);
    }

    private static void open(MemoryDisk disk) throws LogFault, IOException {
        try (Closeable lock = LogLock.take(disk, FILES);
                Committer log = new Opening(disk, FILES, ORIGIN)
                        .open(new SecureRandom())
                        .committer()) {
            assertThat(lock).isNotNull();
            assertThat(log.published().checkpoint().size()).isEqualTo(ENTRIES);
        }
    }
}
