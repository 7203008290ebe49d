package io.jenkins.plugins.accessbroker.audit.log;

import static io.jenkins.plugins.accessbroker.audit.log.LogFaults.fault;
import static io.jenkins.plugins.accessbroker.audit.log.LogFaults.thrown;
import static io.jenkins.plugins.accessbroker.audit.log.LogTrees.ORIGIN;
import static io.jenkins.plugins.accessbroker.audit.log.LogTrees.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.audit.log.LogFault.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What others do to the files of a log that is open is noticed before the next append is answered. */
class OpenLogTest {
    @TempDir
    private Path temporary;

    private Path directory;

    @BeforeEach
    void write() throws Exception {
        directory = LogTrees.written(temporary.resolve("log"), 2);
    }

    /** What somebody does to the directory of a log. */
    interface Meddling {
        void with(Path directory) throws IOException;
    }

    record Case(String name, Reason reason, Meddling meddling) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("directory removed", Reason.MISSING, LogTrees::delete),
                new Case("directory moved", Reason.MISSING, log -> Files.move(log, log.resolveSibling("moved"))),
                new Case("directory replaced by a copy", Reason.MISSING, log -> {
                    LogTrees.copy(log, log.resolveSibling("copy"));
                    Files.move(log, log.resolveSibling("moved"));
                    Files.move(log.resolveSibling("copy"), log);
                }),
                new Case("bundle removed", Reason.MISSING, log -> Files.delete(bundle(log))),
                new Case("bundle replaced by a copy", Reason.MISSING, log -> replace(bundle(log))),
                new Case("bundle longer", Reason.CORRUPT, log -> append(bundle(log))),
                new Case("bundle shorter", Reason.CORRUPT, log -> cut(bundle(log))),
                new Case("checkpoint removed", Reason.MISSING, log -> Files.delete(log.resolve("checkpoint"))),
                new Case("checkpoint longer", Reason.CORRUPT, log -> append(log.resolve("checkpoint"))),
                new Case("checkpoint shorter", Reason.CORRUPT, log -> cut(log.resolve("checkpoint"))),
                new Case("lock removed", Reason.MISSING, log -> Files.delete(log.resolve("lock"))),
                new Case("lock replaced", Reason.MISSING, log -> replace(log.resolve("lock"))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void stopsWhenItsFilesAreMeddledWith(Case meddled) throws Exception {
        try (FileLog log = FileLog.open(directory, ORIGIN)) {
            log.append(sequence -> utf8("entry"));
            meddled.meddling.with(directory);
            LogFault fault = thrown(() -> log.append(sequence -> utf8("entry")));
            assertThat(fault.reason()).isEqualTo(meddled.reason);
            assertThat(fault.operators()).isTrue();
            assertThat(fault).hasMessageContaining(directory.toString());
            LogFault again = thrown(() -> log.append(sequence -> utf8("entry")));
            assertThat(again.reason()).isEqualTo(Reason.STOPPED);
            assertThat(again).hasMessageContaining("since an append failed").hasMessageContaining(directory.toString());
        }
    }

    @Test
    void isOpenOnceInAProcess() throws Exception {
        try (FileLog log = FileLog.open(directory, ORIGIN)) {
            for (int i = 0; i < 3; i++) {
                assertThat(thrown(() -> FileLog.open(directory, ORIGIN)))
                        .hasMessageContaining("the audit log in `" + directory + "` is open already")
                        .extracting(LogFault::reason)
                        .isEqualTo(Reason.LOCKED);
            }
            log.append(sequence -> utf8("entry"));
        }
        FileLog.open(directory, ORIGIN).close();
    }

    @Test
    void letsGoOfTheDirectoryWhenItCannotBeOpened() throws Exception {
        assertThat(fault(() -> FileLog.open(directory, "other"))).isEqualTo(Reason.KEY);
        FileLog.open(directory, ORIGIN).close();
    }

    private static Path bundle(Path log) {
        return log.resolve("tile/entries/000");
    }

    private static void replace(Path file) throws IOException {
        Files.copy(file, file.resolveSibling("copy"));
        Files.move(file.resolveSibling("copy"), file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void append(Path file) throws IOException {
        Files.write(file, new byte[] {1}, StandardOpenOption.APPEND);
    }

    private static void cut(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
    }
}
