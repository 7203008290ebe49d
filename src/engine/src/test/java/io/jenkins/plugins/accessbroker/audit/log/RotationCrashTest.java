package io.jenkins.plugins.accessbroker.audit.log;

import static io.jenkins.plugins.accessbroker.audit.log.LogTrees.ORIGIN;
import static io.jenkins.plugins.accessbroker.audit.log.LogTrees.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** At every change to the disk that a change of the key makes, in turn, something goes wrong, and power may be lost. */
class RotationCrashTest {
    private static final Path PARENT = Path.of("disk").toAbsolutePath();
    private static final int CHANGES = 25;

    /** How often power is lost at each change, {@code -Daccessbroker.losses}. */
    private static final int LOSSES = Integer.getInteger("accessbroker.losses", 2);

    private final Random random = new Random(8032);

    @TestFactory
    Stream<DynamicTest> has_one_key_or_the_other_and_always_opens() {
        return Stream.of(Trouble.Kind.values())
                .flatMap(kind -> Stream.of("secret", "log/key")
                        .map(key -> DynamicTest.dynamicTest(
                                kind + " with the key in " + key,
                                () -> everywhere(kind, new LogFiles(PARENT.resolve("log"), PARENT.resolve(key))))));
    }

    private void everywhere(Trouble.Kind kind, LogFiles files) throws LogFault, IOException {
        MemoryDisk start = new MemoryDisk(PARENT);
        VerifierKey old;
        try (Closeable lock = LogLock.take(start, files);
                Committer log = open(start, files)) {
            assertThat(lock).isNotNull();
            log.commit(List.of(utf8("entry")));
            old = log.key();
        }
        boolean met = true;
        int change = 0;
        while (met) {
            change++;
            met = rotate(start.copy(), files, Trouble.at(change, kind), old);
            for (int loss = 0; loss < LOSSES; loss++) {
                MemoryDisk disk = start.copy();
                attempt(disk, files, Trouble.at(change, kind));
                losePower(disk);
                if (random.nextBoolean()) {
                    reopenInTrouble(disk, files, Trouble.at(1 + random.nextInt(CHANGES), Trouble.Kind.POWER));
                    losePower(disk);
                }
                check(disk, files, old);
            }
        }
        assertThat(change).isGreaterThan(CHANGES);
    }

    private void losePower(MemoryDisk disk) {
        Left left = Left.values()[random.nextInt(Left.values().length)];
        disk.losePower(left, new Random(random.nextLong()));
    }

    private static boolean rotate(MemoryDisk disk, LogFiles files, Trouble trouble, VerifierKey old)
            throws LogFault, IOException {
        boolean done = attempt(disk, files, trouble);
        VerifierKey key = check(disk, files, old);
        if (done) {
            assertThat(key).isNotEqualTo(old);
        }
        return trouble.met();
    }

    /** Whether the caller was told that the key is replaced. */
    private static boolean attempt(MemoryDisk disk, LogFiles files, Trouble trouble) throws IOException, LogFault {
        try (Closeable lock = LogLock.take(disk, files);
                Committer log = open(disk, files)) {
            assertThat(lock).isNotNull();
            SigningKey next = SigningKey.following(log.key(), new SecureRandom());
            disk.meet(trouble);
            log.rotate(utf8("from " + log.key() + " to " + next.verifier()), next);
            log.storeTiles();
            return true;
        } catch (LogFault e) {
            assertThat(trouble.met()).as(e.getMessage()).isTrue();
            return false;
        } finally {
            disk.meet(Trouble.none());
        }
    }

    private static void reopenInTrouble(MemoryDisk disk, LogFiles files, Trouble trouble) throws IOException {
        disk.meet(trouble);
        try (Closeable lock = LogLock.take(disk, files);
                Committer log = open(disk, files)) {
            assertThat(lock).isNotNull();
            log.commit(List.of(utf8("after")));
        } catch (LogFault e) {
            assertThat(trouble.met()).as(e.getMessage()).isTrue();
        } finally {
            disk.meet(Trouble.none());
        }
    }

    private static Committer open(MemoryDisk disk, LogFiles files) throws LogFault {
        return new Opening(disk, files, ORIGIN).open(new SecureRandom()).committer();
    }

    /** The log verifies with the old key before and after it is opened, has one private key, and goes on with it. */
    private static VerifierKey check(MemoryDisk disk, LogFiles files, VerifierKey old) throws LogFault, IOException {
        verify(disk, files, old);
        VerifierKey key;
        try (Closeable lock = LogLock.take(disk, files);
                Committer log = open(disk, files)) {
            assertThat(lock).isNotNull();
            key = log.key();
            SignedCheckpoint next = log.commit(List.of(utf8("next")));
            assertThat(next.note().signedBy(key)).isEqualTo(SignedNote.SignedBy.VERIFIED);
        }
        assertThat(disk.state(files.newKey())).isEmpty();
        assertThat(KeyFiles.publicKey(disk, files.publicKey())).isEqualTo(key);
        verify(disk, files, old);
        disk.losePower(Left.NOTHING, new Random());
        verify(disk, files, key);
        try (Closeable lock = LogLock.take(disk, files);
                Committer log = open(disk, files)) {
            assertThat(lock).isNotNull();
            assertThat(log.key()).isEqualTo(key);
        }
        return key;
    }

    private static void verify(MemoryDisk disk, LogFiles files, VerifierKey key) {
        VerifyOptions options = VerifyOptions.none().withKey(key);
        VerifyReport report = LogVerifier.verify(disk, files.directory(), options, (sequence, bytes) -> {});
        assertThat(report.findings().stream().filter(Finding::breaks)).isEmpty();
    }
}
