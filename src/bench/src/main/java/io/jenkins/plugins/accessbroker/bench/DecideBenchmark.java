package io.jenkins.plugins.accessbroker.bench;

import io.jenkins.plugins.accessbroker.decision.Decision;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
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

/** What one decision costs beside how many grants there are: it shall not grow with them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DecideBenchmark {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    /** How many grants are loaded. */
    @Param({"1", "100", "10000"})
    public int grants;

    private PolicySet policies;
    private AccessRequest permitted;
    private AccessRequest denied;
    private AccessRequest unknown;

    /** Makes a set of that many grants and three requests. */
    @Setup
    public void load() {
        policies = Sets.of(grants);
        permitted = Sets.request("team-0/grant-0", "team-0/service-0/deploy");
        denied = Sets.request("team-0/grant-0", "elsewhere/job");
        unknown = Sets.request("team-0/grant-x", "team-0/service-0/deploy");
    }

    @Benchmark
    public Decision permit() {
        return policies.decide(permitted, NOW);
    }

    @Benchmark
    public Decision deny() {
        return policies.decide(denied, NOW);
    }

    @Benchmark
    public Decision denyUnknownGrant() {
        return policies.decide(unknown, NOW);
    }
}
