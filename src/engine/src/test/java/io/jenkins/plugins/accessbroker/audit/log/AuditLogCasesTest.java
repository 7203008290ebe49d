package io.jenkins.plugins.accessbroker.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each folder of {@code testdata/audit-logs} is verified as an auditor would: {@code log} is the log's directory,
 * {@code given.pub} its public key and {@code held} its checkpoints from elsewhere, if there are any, and {@code
 * expected.txt} the report.
 */
class AuditLogCasesTest {
    private static final Path CASES = Path.of(System.getProperty("accessbroker.testdata"), "audit-logs");

    @TestFactory
    List<DynamicTest> reportsWhatIsExpected() throws IOException {
        List<DynamicTest> tests = children(CASES).stream()
                .filter(Files::isDirectory)
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> verify(folder)))
                .toList();
        assertThat(tests).hasSizeGreaterThanOrEqualTo(6);
        return tests;
    }

    private static void verify(Path folder) throws IOException, LogFault {
        VerifyOptions options = VerifyOptions.none();
        if (Files.exists(folder.resolve("given.pub"))) {
            options = options.withKey(VerifierKey.read(folder.resolve("given.pub")));
        }
        if (Files.exists(folder.resolve("held"))) {
            for (Path file : children(folder.resolve("held"))) {
                String name = "held/" + file.getFileName();
                options = options.withCheckpoint(HeldCheckpoint.of(name, Files.readAllBytes(file)));
            }
        }
        assertThat(LogVerifier.verify(folder.resolve("log"), options).text())
                .isEqualTo(Files.readString(folder.resolve("expected.txt")));
    }

    private static List<Path> children(Path directory) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.sorted().toList();
        }
    }
}
