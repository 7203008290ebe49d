package io.jenkins.plugins.accessbroker.audit.log;

import static io.jenkins.plugins.accessbroker.audit.log.LogTrees.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Entries that wait together are committed together, within the bounds of a batch. */
class CommitQueueTest {
    private static final Path PARENT = Path.of("disk").toAbsolutePath();
    private static final LogFiles FILES = LogFiles.in(PARENT.resolve("log"));

    private final MemoryDisk disk = new MemoryDisk(PARENT);

    @Test
    void commitsWhatWaitsInOneBatch() throws Exception {
        assertThat(sizesOfCommits(10, 1)).containsExactly(10L);
    }

    @Test
    void commitsAtMost256EntriesAtOnce() throws Exception {
        assertThat(sizesOfCommits(600, 1)).containsExactly(256L, 512L, 600L);
    }

    @Test
    void commitsAtMostOneMebibyteAtOnce() throws Exception {
        assertThat(sizesOfCommits(20, BundleScanner.MAX_ENTRY)).containsExactly(15L, 20L);
    }

    /** The sizes of the checkpoints that cover entries which all wait before the writer starts. */
    private List<Long> sizesOfCommits(int entries, int bytes) throws Exception {
        LogLock.take(disk, FILES);
        Committer committer =
                new Opening(disk, FILES, ORIGIN).open(new SecureRandom()).committer();
        CommitQueue queue = new CommitQueue(FILES.directory(), committer);
        CountDownLatch waiting = new CountDownLatch(entries);
        ConcurrentLinkedQueue<Appended> answers = new ConcurrentLinkedQueue<>();
        List<Thread> callers = IntStream.range(0, entries)
                .mapToObj(i -> new Thread(() -> append(queue, waiting, bytes, answers)))
                .toList();
        callers.forEach(Thread::start);
        waiting.await();
        queue.published();
        Thread writer = new Thread(queue::run);
        writer.start();
        for (Thread caller : callers) {
            caller.join();
        }
        queue.close();
        writer.join();
        assertThat(answers).map(Appended::sequence).doesNotHaveDuplicates().hasSize(entries);
        return answers.stream()
                .map(answer -> answer.checkpoint().checkpoint().size())
                .distinct()
                .sorted()
                .toList();
    }

    /** Counted down under the queue's lock, so whoever has the lock after the last one finds all waiting. */
    private static void append(
            CommitQueue queue, CountDownLatch waiting, int bytes, ConcurrentLinkedQueue<Appended> answers) {
        try {
            answers.add(queue.append(sequence -> {
                waiting.countDown();
                return new byte[bytes];
            }));
        } catch (LogFault e) {
            throw new AssertionError(e);
        }
    }
}
