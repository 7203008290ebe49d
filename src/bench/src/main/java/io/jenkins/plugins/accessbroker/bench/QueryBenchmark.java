package io.jenkins.plugins.accessbroker.bench;

import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.index.EventIndex;
import io.jenkins.plugins.accessbroker.audit.index.IndexFault;
import io.jenkins.plugins.accessbroker.audit.index.Kind;
import io.jenkins.plugins.accessbroker.audit.index.Query;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.log.SignedCheckpoint;
import io.jenkins.plugins.accessbroker.audit.log.VerifierKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What a query of the index takes: p0.95 shall be under 50 ms for 1,000,000 events. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx512m")
public class QueryBenchmark {
    /** The events of a page. */
    private static final int PAGE = 50;

    /** How many events there are. */
    @Param({"1000000"})
    public int events;

    private final Random random = new Random(6962);
    private EventIndex index;

    /** Writes and indexes the log, if that is not done. */
    @Setup
    public void open() throws IOException, AuditFault, LogFault, IndexFault {
        Path directory = AuditLogs.of(events);
        Path log = AuditLogs.log(directory);
        VerifierKey key = VerifierKey.read(log.resolve("key.pub"));
        index = EventIndex.open(log, SignedCheckpoint.read(log, key), key, directory.resolve("index.sqlite"));
    }

    /** Lets go of the index. */
    @TearDown
    public void close() throws IndexFault {
        index.close();
    }

    private String grant() {
        int grant = random.nextInt(AuditLogs.GRANTS);
        return "team-" + grant / 10 + "/grant-" + grant % 10;
    }

    private List<Long> find(Query query) throws IndexFault {
        return index.find(query);
    }

    /** The latest events. */
    @Benchmark
    public List<Long> latest() throws IndexFault {
        return find(Query.all(PAGE));
    }

    /** What became of one grant. */
    @Benchmark
    public List<Long> ofGrant() throws IndexFault {
        return find(Query.all(PAGE).with(Kind.GRANT, grant()));
    }

    /** Denials of one user. */
    @Benchmark
    public List<Long> denialsOfUser() throws IndexFault {
        return find(
                Query.all(PAGE).with(Kind.USER, "user-" + random.nextInt(200)).with(Kind.DECISION, "denied"));
    }

    /** Issuances of a folder's jobs between two dates. */
    @Benchmark
    public List<Long> issuedBetween() throws IndexFault {
        Instant from = AuditLogs.START.plusSeconds(random.nextInt(events));
        return find(Query.all(PAGE)
                .with(Kind.JOB, "team-" + random.nextInt(AuditLogs.GRANTS / 10) + "/**")
                .with(Kind.TYPE, "issued")
                .between(Optional.of(from), Optional.of(from.plus(Duration.ofHours(6)))));
    }

    /** Two terms that are common each, and never together. */
    @Benchmark
    public List<Long> nothing() throws IndexFault {
        return find(Query.all(PAGE).with(Kind.TYPE, "issued").with(Kind.DECISION, "denied"));
    }

    /** Words that many purposes have. */
    @Benchmark
    public List<Long> words() throws IndexFault {
        return find(Query.all(PAGE).with(Kind.GRANT, grant()).withWords("bench"));
    }
}
