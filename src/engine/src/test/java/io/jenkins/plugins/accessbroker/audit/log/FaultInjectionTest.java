package io.jenkins.plugins.accessbroker.audit.log;

import static io.jenkins.plugins.accessbroker.audit.log.LogFaults.thrown;
import static io.jenkins.plugins.accessbroker.audit.log.LogTrees.ORIGIN;
import static io.jenkins.plugins.accessbroker.audit.log.LogTrees.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.Cases;
import io.jenkins.plugins.accessbroker.audit.log.DiskFault.Kind;
import io.jenkins.plugins.accessbroker.audit.log.FaultyDisk.Call;
import io.jenkins.plugins.accessbroker.audit.log.LogFault.Reason;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each call that a log makes of a file system goes wrong in turn: the first, the second and so on of its kind, from the
 * opening over four appends to the closing. The log survives or stops, and has what it acknowledged.
 */
class FaultInjectionTest {
    private static final Path PARENT = Path.of("disk").toAbsolutePath();
    private static final LogFiles FILES = new LogFiles(PARENT.resolve("log"), PARENT.resolve("secret"));

    /** Four appends more fill a file and a tile, and begin the next. */
    private static final int BEFORE = 254;

    private static final int APPENDS = 4;

    /** So many calls of a kind all go wrong, of those after them some; all in the profile {@code full}. */
    private static final int ALL = Cases.count(3);

    private static final List<String> ERRORS =
            List.of("Input/output error", "No space left on device", "Read-only file system", "Too many open files");

    /** What a file system that was remounted read-only, or is full, refuses. */
    private static final Set<Call> CHANGES = EnumSet.of(
            Call.OPEN_TO_WRITE,
            Call.CREATE,
            Call.CREATE_DIRECTORY,
            Call.RENAME,
            Call.DELETE,
            Call.WRITE,
            Call.TRUNCATE);

    private final Random random = new Random(6962);

    @TestFactory
    Stream<DynamicTest> survives_or_stops_whatever_call_goes_wrong() {
        return Arrays.stream(Call.values())
                .flatMap(call -> Stream.of(Kind.values())
                        .filter(kind -> kind != Kind.SHORT
                                || Set.of(Call.READ, Call.WRITE).contains(call))
                        .map(kind ->
                                DynamicTest.dynamicTest(call + " " + kind, () -> everywhere(EnumSet.of(call), kind))));
    }

    @Test
    void stops_when_the_file_system_becomes_read_only_or_full() throws Exception {
        everywhere(CHANGES, Kind.FROM_THEN_ON);
    }

    private void everywhere(Set<Call> calls, Kind kind) throws Exception {
        int met = 0;
        for (Run start : starts()) {
            int n = 1;
            while (meets(start, DiskFault.at(n, calls, kind, ERRORS.get(n % ERRORS.size())))) {
                n += n < ALL ? 1 : 1 + random.nextInt(40);
                met++;
            }
        }
        assertThat(met).isPositive();
    }

    /** No log, a closed one, and some whose process ended before the first checkpoint, or in the middle of a commit. */
    private static List<Run> starts() throws LogFault {
        return List.of(
                left(0, Optional.empty()),
                left(0, Optional.of(Call.RENAME)),
                left(BEFORE, Optional.empty()),
                left(BEFORE, Optional.of(Call.RENAME)),
                left(BEFORE, Optional.of(Call.CREATE)));
    }

    /** A log of so many entries, whose next append failed at the first such call. */
    private static Run left(int entries, Optional<Call> failed) throws LogFault {
        Run run = new Run(new MemoryDisk(PARENT), new TreeMap<>());
        if (entries > 0) {
            run.append(run.disk(), entries);
        }
        if (failed.isPresent()) {
            run.meet(DiskFault.at(1, EnumSet.of(failed.get()), Kind.FROM_THEN_ON, ERRORS.get(0)));
        }
        return run;
    }

    private boolean meets(Run start, DiskFault fault) throws Exception {
        Run run = new Run(start.disk().copy(), new TreeMap<>(start.acknowledged()));
        run.meet(fault);
        run.disk().losePower(Left.values()[random.nextInt(Left.values().length)], random);
        run.goOn();
        return fault.met();
    }

    private static byte[] entry(long sequence) {
        return utf8("entry " + sequence);
    }

    /** One log and what it acknowledged. */
    private record Run(MemoryDisk disk, Map<Long, byte[]> acknowledged) {
        private void append(Disk through, int entries) throws LogFault {
            try (FileLog log = FileLog.open(through, FILES, ORIGIN, new SecureRandom())) {
                for (int i = 0; i < entries; i++) {
                    append(log);
                }
            }
        }

        private void append(FileLog log) throws LogFault {
            long sequence = log.append(FaultInjectionTest::entry).sequence();
            acknowledged.put(sequence, entry(sequence));
        }

        /** Opens, appends and closes while something goes wrong; then the log goes on as after a killed process. */
        private void meet(DiskFault fault) throws LogFault {
            try (FileLog log = FileLog.open(new FaultyDisk(disk, fault), FILES, ORIGIN, new SecureRandom())) {
                try {
                    for (int i = 0; i < APPENDS; i++) {
                        append(log);
                    }
                } catch (LogFault e) {
                    expected(e, fault);
                    assertThat(thrown(() -> append(log)).reason()).isEqualTo(Reason.STOPPED);
                    assertThat(thrown(() -> append(log)).reason()).isEqualTo(Reason.STOPPED);
                }
            } catch (LogFault e) {
                expected(e, fault);
            }
            check();
        }

        private static void expected(LogFault e, DiskFault fault) {
            assertThat(fault.met()).as(e.getMessage()).isTrue();
            assertThat(e.reason()).isIn(Reason.UNWRITABLE, Reason.UNREADABLE, Reason.FULL, Reason.STOPPED);
            assertThat(e.operators()).isTrue();
        }

        /** Nothing is lost or torn, before an opening and after it. */
        private void goOn() throws LogFault {
            append(disk, 1);
            check();
            append(disk, 1);
            check();
        }

        private void check() {
            if (acknowledged.isEmpty()) {
                return;
            }
            Map<Long, byte[]> found = new TreeMap<>();
            VerifyReport report = LogVerifier.verify(disk, FILES.directory(), VerifyOptions.none(), found::put);
            assertThat(report.holds()).as(report.text()).isTrue();
            found.forEach((sequence, bytes) -> assertThat(bytes).isEqualTo(entry(sequence)));
            assertThat(found.keySet()).containsAll(acknowledged.keySet());
        }
    }
}
