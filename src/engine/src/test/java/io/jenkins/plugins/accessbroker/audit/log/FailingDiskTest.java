package io.jenkins.plugins.accessbroker.audit.log;

import static io.jenkins.plugins.accessbroker.audit.log.LogFaults.thrown;
import static io.jenkins.plugins.accessbroker.audit.log.LogTrees.ORIGIN;
import static io.jenkins.plugins.accessbroker.audit.log.LogTrees.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jenkins.plugins.accessbroker.audit.log.LogFault.Reason;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A log stops at the first failure, says why, and goes on once opened again. */
class FailingDiskTest {
    private static final Path PARENT = Path.of("disk").toAbsolutePath();
    private static final LogFiles FILES = LogFiles.in(PARENT.resolve("log"));

    private final MemoryDisk disk = new MemoryDisk(PARENT);

    private FileLog open() throws LogFault {
        return FileLog.open(disk, FILES, ORIGIN, new SecureRandom());
    }

    @Test
    void takesNoMoreAfterAFailureUntilItIsOpenedAgain() throws Exception {
        for (int change = 1; change <= 5; change++) {
            try (FileLog log = open()) {
                log.append(sequence -> utf8("entry"));
                disk.meet(Trouble.at(change, Trouble.Kind.REFUSED));
                assertThat(thrown(() -> log.append(sequence -> utf8("lost"))))
                        .hasMessageContaining("the entry is not known to be durable: cannot ")
                        .hasMessageEndingWith(": injected: let this process write it, then open the log again")
                        .extracting(LogFault::reason)
                        .isEqualTo(Reason.UNWRITABLE);
                disk.meet(Trouble.none());
                assertThat(thrown(() -> log.append(sequence -> utf8("late"))).reason())
                        .isEqualTo(Reason.STOPPED);
            }
        }
        try (FileLog log = open()) {
            log.append(sequence -> utf8("entry"));
            assertThat(LogVerifier.verify(disk, FILES.directory(), VerifyOptions.none(), (sequence, bytes) -> {})
                            .holds())
                    .isTrue();
        }
    }

    @Test
    void refusesADirectoryThatItCannotWrite() throws Exception {
        for (int change = 1; change <= 20; change++) {
            MemoryDisk readOnly = new MemoryDisk(PARENT);
            readOnly.meet(Trouble.at(change, Trouble.Kind.POWER));
            assertThat(thrown(() -> FileLog.open(readOnly, FILES, ORIGIN, new SecureRandom())))
                    .hasMessageContaining(FILES.directory().toString())
                    .extracting(LogFault::reason, LogFault::operators)
                    .containsExactly(Reason.UNWRITABLE, true);
        }
    }

    @Test
    void saysThatTheDiskIsFull() throws Exception {
        try (FileLog log = open()) {
            disk.meet(Trouble.at(1, Trouble.Kind.FULL));
            assertThat(thrown(() -> log.append(sequence -> utf8("lost"))))
                    .hasMessageContaining("no space left on device: free space on its disk, then open the log again")
                    .extracting(LogFault::reason, LogFault::operators)
                    .containsExactly(Reason.FULL, true);
        }
    }

    @Test
    void appendsWhenADiskWritesByteByByte() throws Exception {
        disk.writeAtMost(1);
        try (FileLog log = open()) {
            for (int i = 0; i < 5; i++) {
                log.append(sequence -> utf8("entry " + sequence));
            }
        }
        VerifyReport report = LogVerifier.verify(disk, FILES.directory(), VerifyOptions.none(), (s, bytes) -> {});
        assertThat(report.findings()).isEmpty();
        assertThat(report.entries()).isEqualTo(5);
    }

    @Test
    void failsRatherThanHangsWhenADiskWritesNothing() throws Exception {
        try (FileLog log = open()) {
            disk.writeAtMost(0);
            assertThat(thrown(() -> log.append(sequence -> utf8("lost")))).hasMessageContaining("nothing was written");
        }
    }

    @Test
    void tellsEveryWaitingCallerOfAFailure() throws Exception {
        int callers = 8;
        try (FileLog log = open()) {
            disk.meet(Trouble.at(1, Trouble.Kind.POWER));
            CountDownLatch ready = new CountDownLatch(callers);
            ConcurrentLinkedQueue<Reason> told = new ConcurrentLinkedQueue<>();
            List<Thread> threads = IntStream.range(0, callers)
                    .mapToObj(i -> new Thread(() -> {
                        ready.countDown();
                        told.add(thrown(() -> log.append(sequence -> utf8("lost")))
                                .reason());
                    }))
                    .toList();
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(told).hasSize(callers).isSubsetOf(Reason.UNWRITABLE, Reason.STOPPED);
        }
    }

    @Test
    void stopsForAFaultOfItsOwn() throws Exception {
        MemoryDisk broken = new MemoryDisk(PARENT);
        try (FileLog log = FileLog.open(broken, FILES, ORIGIN, new SecureRandom())) {
            broken.writeAtMost(-1);
            assertThat(thrown(() -> log.append(sequence -> utf8("lost"))))
                    .hasMessageContaining("a fault of this program")
                    .extracting(LogFault::reason, LogFault::operators)
                    .containsExactly(Reason.INTERNAL, false);
        }
    }

    @Test
    void answersOnlyWithACheckpointThatCoversTheEntry() throws Exception {
        try (FileLog log = open()) {
            SignedCheckpoint checkpoint = log.append(sequence -> utf8("entry")).checkpoint();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Appended(1, MerkleTree.leaf(utf8("entry")), checkpoint));
        }
    }
}
