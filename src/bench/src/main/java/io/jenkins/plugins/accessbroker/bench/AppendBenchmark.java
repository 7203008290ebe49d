package io.jenkins.plugins.accessbroker.bench;

import io.jenkins.plugins.accessbroker.audit.log.Appended;
import io.jenkins.plugins.accessbroker.audit.log.FileLog;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** Events a second that the audit log takes durably, beside what the disk gives. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class AppendBenchmark {
    /** Writers side by side, and the entries of a raw batch. */
    private static final int WRITERS = 64;

    /** The bytes of an event: an issuance has about as many. */
    private static final int BYTES = 1_100;

    /** Whose signatures: the platform's, or those that Jenkins has. */
    @Param({"bouncy castle", "platform"})
    public String signer;

    private final byte[] entry = new byte[BYTES];
    private Path directory;
    private FileLog log;
    private FileChannel raw;
    private long end;

    /** Makes an empty log, and an empty file. */
    @Setup
    public void open() throws IOException, LogFault {
        if (signer.equals("bouncy castle")) {
            AuditLogs.signAsInJenkins();
        }
        directory = Files.createTempDirectory("access-broker-bench");
        log = FileLog.open(directory.resolve("log"), "bench");
        raw = FileChannel.open(directory.resolve("raw"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Lets go of both. */
    @TearDown
    public void close() throws IOException {
        log.close();
        raw.close();
    }

    /** The machine's own rate: one write and one fsync for each event. */
    @Benchmark
    public long rawFsync() throws IOException {
        return write(ByteBuffer.wrap(entry));
    }

    /** The machine's own rate: one write and one fsync for so many events. */
    @Benchmark
    @OperationsPerInvocation(WRITERS)
    public long rawBatch() throws IOException {
        return write(ByteBuffer.allocate(WRITERS * BYTES));
    }

    private long write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            end += raw.write(bytes, end);
        }
        raw.force(true);
        return end;
    }

    /** One writer. */
    @Benchmark
    public Appended append() throws LogFault {
        return log.append(sequence -> entry);
    }

    /** Many writers. */
    @Benchmark
    @Threads(WRITERS)
    public Appended appendByMany() throws LogFault {
        return log.append(sequence -> entry);
    }
}
