package io.jenkins.plugins.accessbroker.bench;

import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.log.LogVerifier;
import io.jenkins.plugins.accessbroker.audit.log.VerifyOptions;
import io.jenkins.plugins.accessbroker.audit.log.VerifyReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a verification takes, beside what SHA-256 of the same bytes in memory takes on one core. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx512m")
public class VerifyBenchmark {
    private static final int EVENTS = 100_000;

    private final List<byte[]> files = new ArrayList<>();
    private Path log;

    /** Writes a log and reads its entry files. */
    @Setup
    public void write() throws IOException, AuditFault {
        log = AuditLogs.log(AuditLogs.of(EVENTS));
        try (Stream<Path> found = Files.walk(log.resolve("tile/entries"))) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.add(Files.readAllBytes(file));
            }
        }
    }

    /** The processor's own rate. */
    @Benchmark
    public byte[] sha256() throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        files.forEach(digest::update);
        return digest.digest();
    }

    /** Reads and verifies the log. */
    @Benchmark
    public VerifyReport verify() {
        VerifyReport report = LogVerifier.verify(log, VerifyOptions.none());
        if (!report.holds()) {
            throw new IllegalStateException(report.text());
        }
        return report;
    }
}
