package io.jenkins.plugins.accessbroker.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** At every change to the disk, in turn, something goes wrong; what was acknowledged is there afterwards. */
class CrashTest {
    private static final Path PARENT = Path.of("disk").toAbsolutePath();
    private static final LogFiles FILES = new LogFiles(PARENT.resolve("log"), PARENT.resolve("secret"));
    private static final String ORIGIN = "example.com/log";

    /** How often power is lost at each change, {@code -Daccessbroker.losses}. */
    private static final int LOSSES = Integer.getInteger("accessbroker.losses", 2);

    private final Random random = new Random(6962);

    @TestFactory
    Stream<DynamicTest> keepsWhatWasAcknowledged() {
        return Stream.of(Trouble.Kind.values())
                .flatMap(kind -> Stream.of(0, 254)
                        .map(before -> DynamicTest.dynamicTest(
                                kind + " after " + before + " entries", () -> everywhere(before, kind))));
    }

    private void everywhere(int before, Trouble.Kind kind) throws LogFault, IOException {
        Run start = new Run(new MemoryDisk(PARENT), Map.of());
        if (before > 0) {
            start.append(List.of(before));
        }
        boolean met = true;
        int change = 0;
        while (met) {
            change++;
            met = start.copy().meet(Trouble.at(change, kind));
            for (int loss = 0; loss < LOSSES; loss++) {
                Left left = Left.values()[Math.min(loss, 2)];
                long seed = random.nextLong();
                try {
                    start.copy().meetAndLosePower(Trouble.at(change, kind), left, new Random(seed));
                } catch (LogFault | AssertionError | RuntimeException e) {
                    throw new AssertionError("change " + change + ", left " + left + ", seed " + seed, e);
                }
            }
        }
        assertThat(change).isGreaterThan(15);
    }

    /** One log. */
    private static final class Run {
        private final MemoryDisk disk;
        private final Map<Long, byte[]> acknowledged;

        private Run(MemoryDisk disk, Map<Long, byte[]> acknowledged) {
            this.disk = disk;
            this.acknowledged = new TreeMap<>(acknowledged);
        }

        private Run copy() {
            return new Run(disk.copy(), acknowledged);
        }

        /** Whether there were enough changes to meet the trouble. */
        private boolean meet(Trouble trouble) throws LogFault, IOException {
            append(trouble);
            goOn();
            return trouble.met();
        }

        /** Power is lost after the trouble, and again at any change of the recovery or after it. */
        private void meetAndLosePower(Trouble trouble, Left left, Random random) throws LogFault, IOException {
            append(trouble);
            disk.losePower(left, random);
            if (left == Left.SOME) {
                append(Trouble.at(1 + random.nextInt(20), Trouble.Kind.POWER));
                disk.losePower(left, random);
            }
            goOn();
        }

        private void append(Trouble trouble) throws IOException {
            disk.meet(trouble);
            try {
                append(List.of(1, 3));
            } catch (LogFault e) {
                assertThat(trouble.met()).as(e.getMessage()).isTrue();
                assertThat(e.reason()).isIn(LogFault.Reason.UNWRITABLE, LogFault.Reason.FULL);
            }
            disk.meet(Trouble.none());
        }

        private void goOn() throws LogFault, IOException {
            append(List.of());
            check();
            append(List.of(2));
            disk.losePower(Left.NOTHING, new Random());
            append(List.of());
            check();
        }

        private void append(List<Integer> batches) throws LogFault, IOException {
            Closeable lock = LogLock.take(disk, FILES);
            try (lock;
                    Committer log = new Opening(disk, FILES, ORIGIN)
                            .open(new SecureRandom())
                            .committer()) {
                for (int size : batches) {
                    append(log, size);
                }
            }
        }

        private void append(Committer log, int size) throws LogFault {
            long first = log.published().checkpoint().size();
            List<byte[]> batch = IntStream.range(0, size)
                    .mapToObj(i -> ("entry " + first + " of " + size + " " + i).getBytes(StandardCharsets.UTF_8))
                    .toList();
            SignedCheckpoint covering = log.commit(batch);
            assertThat(covering.checkpoint().size()).isEqualTo(first + size);
            for (int i = 0; i < size; i++) {
                acknowledged.put(first + i, batch.get(i));
            }
            log.storeTiles();
        }

        /** The log verifies, also against each checkpoint a reader could ever have seen, and has all entries. */
        private void check() throws LogFault {
            Map<Long, byte[]> found = new TreeMap<>();
            VerifyReport report = LogVerifier.verify(disk, FILES.directory(), VerifyOptions.none(), found::put);
            assertThat(report.findings()).isEmpty();
            acknowledged.forEach(
                    (sequence, entry) -> assertThat(found.get(sequence)).isEqualTo(entry));
            List<Hash> roots = roots(found.values());
            for (byte[] seen : disk.published()) {
                Checkpoint checkpoint = Target.parse("seen", seen).checkpoint();
                assertThat(roots.get((int) checkpoint.size())).isEqualTo(checkpoint.root());
            }
        }

        private static List<Hash> roots(Collection<byte[]> entries) {
            MerkleTree tree = new MerkleTree();
            List<Hash> roots = new ArrayList<>(List.of(tree.root()));
            for (byte[] entry : entries) {
                tree.append(MerkleTree.leaf(entry));
                roots.add(tree.root());
            }
            return roots;
        }
    }
}
