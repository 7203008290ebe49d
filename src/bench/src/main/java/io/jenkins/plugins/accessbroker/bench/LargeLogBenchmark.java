package io.jenkins.plugins.accessbroker.bench;

import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.index.EventIndex;
import io.jenkins.plugins.accessbroker.audit.index.IndexFault;
import io.jenkins.plugins.accessbroker.audit.index.Query;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.log.LogVerifier;
import io.jenkins.plugins.accessbroker.audit.log.SignedCheckpoint;
import io.jenkins.plugins.accessbroker.audit.log.VerifierKey;
import io.jenkins.plugins.accessbroker.audit.log.VerifyOptions;
import io.jenkins.plugins.accessbroker.audit.log.VerifyReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a large log takes, in a Java with a heap of 256 MB, which keeps the process under 512 MB: it shall complete. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx256m")
public class LargeLogBenchmark {
    /** How many events there are. */
    @Param({"1000000"})
    public int events;

    private Path directory;

    /** Writes the log, if it is not there. */
    @Setup
    public void write() throws IOException, AuditFault {
        directory = AuditLogs.of(events);
    }

    /** Verifies the log. */
    @Benchmark
    public VerifyReport verify() {
        VerifyReport report = LogVerifier.verify(AuditLogs.log(directory), VerifyOptions.none());
        if (!report.holds() || report.entries() != events) {
            throw new IllegalStateException(report.text());
        }
        return report;
    }

    /** Makes the index anew, and asks it for the latest events. */
    @Benchmark
    public List<Long> index() throws IOException, LogFault, IndexFault {
        Path file = directory.resolve("index.sqlite");
        Files.deleteIfExists(file);
        Path log = AuditLogs.log(directory);
        VerifierKey key = VerifierKey.read(log.resolve("key.pub"));
        try (EventIndex index = EventIndex.open(log, SignedCheckpoint.read(log, key), key, file)) {
            return index.find(Query.all(50));
        }
    }
}
