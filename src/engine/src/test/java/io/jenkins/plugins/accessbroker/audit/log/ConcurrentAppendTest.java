package io.jenkins.plugins.accessbroker.audit.log;

import static io.jenkins.plugins.accessbroker.audit.log.LogTrees.ORIGIN;
import static io.jenkins.plugins.accessbroker.audit.log.LogTrees.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrentAppendTest {
    private static final int THREADS = 16;
    private static final int EACH = 100;

    @TempDir
    private Path temporary;

    @Test
    void givesEachEntryOnePlace() throws Exception {
        Path directory = temporary.resolve("log");
        Map<Long, String> answered = new ConcurrentHashMap<>();
        try (FileLog log = FileLog.open(directory, ORIGIN)) {
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            List<Future<?>> results = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                String name = "thread " + thread + " ";
                results.add(threads.submit(() -> append(log, name, answered)));
            }
            for (Future<?> result : results) {
                result.get();
            }
            threads.shutdown();
        }
        Map<Long, String> found = new TreeMap<>();
        VerifyReport report = LogVerifier.verify(
                directory,
                VerifyOptions.none(),
                (sequence, bytes) -> found.put(sequence, new String(bytes, StandardCharsets.UTF_8)));
        assertThat(report.findings()).isEmpty();
        assertThat(report.entries()).isEqualTo(THREADS * EACH);
        assertThat(found).isEqualTo(answered);
    }

    private static Void append(FileLog log, String name, Map<Long, String> answered) throws LogFault {
        long last = -1;
        for (int i = 0; i < EACH; i++) {
            String text = name + i;
            Appended appended = log.append(sequence -> utf8(text));
            assertThat(appended.sequence()).isGreaterThan(last);
            assertThat(appended.leaf()).isEqualTo(MerkleTree.leaf(utf8(text)));
            assertThat(answered.put(appended.sequence(), text)).isNull();
            last = appended.sequence();
        }
        return null;
    }

    @Test
    void verifiesBesideTheWriter() throws Exception {
        Path directory = temporary.resolve("log");
        try (FileLog log = FileLog.open(directory, ORIGIN)) {
            ExecutorService threads = Executors.newFixedThreadPool(2);
            List<Future<Void>> writers = List.of(
                    threads.submit(() -> append(log, "a", new ConcurrentHashMap<>())),
                    threads.submit(() -> append(log, "b", new ConcurrentHashMap<>())));
            while (!writers.stream().allMatch(Future::isDone)) {
                SignedCheckpoint before = log.checkpoint();
                VerifyReport report = LogVerifier.verify(
                        directory,
                        VerifyOptions.none()
                                .withKey(log.key())
                                .withCheckpoint(HeldCheckpoint.of("seen", before.bytes())));
                assertThat(report.holds()).as(report.text()).isTrue();
            }
            for (Future<Void> writer : writers) {
                writer.get();
            }
            threads.shutdown();
        }
    }
}
