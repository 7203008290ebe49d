package io.jenkins.plugins.accessbroker.bench;

import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.issuer.kinds.IssuerKinds;
import io.jenkins.plugins.accessbroker.policy.file.LoadedPolicies;
import io.jenkins.plugins.accessbroker.policy.file.PolicyDirectory;
import io.jenkins.plugins.accessbroker.review.check.PolicyCheck;
import io.jenkins.plugins.accessbroker.review.check.Review;
import io.jenkins.plugins.accessbroker.review.rules.Rules;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
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

/**
 * What a cold check of a directory costs: each measurement is the first of a new Java with two processors and 512 MB. It shall
 * be under 3 s for 1,000 files with 10,000 grants.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(
        value = 5,
        jvmArgsAppend = {"-Xmx512m", "-XX:ActiveProcessorCount=2", "-XX:TieredStopAtLevel=1"})
public class CheckBenchmark {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    /** How many files there are, with ten grants each. */
    @Param({"10", "1000"})
    public int files;

    private Path directory;

    /** Writes the files. */
    @Setup
    public void write() throws IOException {
        directory = PolicyFiles.write(files);
    }

    /** Reads the files and checks what they say. */
    @Benchmark
    public Review check() {
        LoadedPolicies loaded = PolicyDirectory.load(
                directory,
                IssuerKinds.all().stream().map(IssuerKind::scopeReader).toList());
        if (!loaded.isUsable()) {
            throw new IllegalStateException(loaded.problems().toString());
        }
        return new PolicyCheck(Rules.all()).check(new PolicySet(loaded.policies()), NOW);
    }
}
