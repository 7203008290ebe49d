package io.jenkins.plugins.accessbroker.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.audit.json.JsonAuditLog;
import io.jenkins.plugins.accessbroker.audit.json.LeaseLedger;
import io.jenkins.plugins.accessbroker.audit.log.LogVerifier;
import io.jenkins.plugins.accessbroker.audit.log.VerifyOptions;
import io.jenkins.plugins.accessbroker.audit.log.VerifyReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process killed between any two steps leaves no credential without its record, and loses no acknowledged one. */
class KilledFlowTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "killed after step {0}: {1}")
    @CsvSource({
        "1, before the intent, 0",
        "2, intent recorded, 1",
        "3, credential issued, 1",
        "4, before issued is recorded, 1",
        "5, issued recorded, 2",
        "6, credential released, 2",
        "7, credential revoked, 2",
        "8, before the end is recorded, 2",
        "9, end recorded, 3",
        "10, done, 3"
    })
    void killed(int step, String when, int events) throws Exception {
        Path directory = folder.resolve("audit");
        List<String> steps = run(directory, step);
        assertThat(steps).as("the process ran to where it was killed").hasSize(step);

        JsonAuditLog.open(directory, "test.example.com/audit", InstantSource.system())
                .close();
        LeaseLedger ledger = new LeaseLedger();
        List<String> entries = new ArrayList<>();
        VerifyReport report = LogVerifier.verify(directory, VerifyOptions.none(), (sequence, bytes) -> {
            ledger.entry(sequence, bytes);
            entries.add(new String(bytes, StandardCharsets.UTF_8));
        });

        assertThat(report.holds()).as(report.text()).isTrue();
        long acknowledged =
                steps.stream().filter(line -> line.startsWith("acknowledged")).count();
        assertThat(acknowledged).isEqualTo(events);
        assertThat(entries).as("every acknowledged event").hasSize(events);
        if (steps.contains("released")) {
            assertThat(entries).as("a released credential is on record").anyMatch(KilledFlowTest::isIssued);
        }
        assertThat(ledger.open()).as("what is left open is seen").hasSize(events == 1 || events == 2 ? 1 : 0);
        assertThat(entries).noneMatch(entry -> entry.contains(Bench.SECRET));
    }

    private static boolean isIssued(String entry) {
        return entry.contains("\"type\":\"issued\"");
    }

    private static List<String> run(Path directory, int step) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledFlow.class.getName(),
                        directory.toString(),
                        String.valueOf(step))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(9);
        return output.lines().toList();
    }
}
