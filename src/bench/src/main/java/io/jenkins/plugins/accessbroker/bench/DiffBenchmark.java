package io.jenkins.plugins.accessbroker.bench;

import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.issuer.kinds.IssuerKinds;
import io.jenkins.plugins.accessbroker.policy.file.LoadedPolicies;
import io.jenkins.plugins.accessbroker.policy.file.PolicyDirectory;
import io.jenkins.plugins.accessbroker.review.diff.PolicyDiff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
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

/** What {@code access-broker diff} takes for two versions of 10,000 grants in 1,000 files, in a JVM that has just begun. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(
        value = 5,
        jvmArgs = {"-Xmx512m", "-XX:ActiveProcessorCount=2", "-XX:TieredStopAtLevel=1"})
public class DiffBenchmark {
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final String DENIES =
            "denies:\n  dev: {purpose: None, grants: [\"**\"], to: {agents: {life: static}, branches: [dev]}}\n";
    private static final int FILES = 1_000;
    private static final int GRANTS_PER_FILE = 10;

    /** How many grants of a hundred are changed, each widened by a branch. */
    @Param({"1", "100"})
    public int changed;

    private Path before;
    private Path after;

    /** Writes both versions. */
    @Setup
    public void lay() throws IOException {
        before = write(0);
        after = write(changed);
    }

    /** Reads and compares them. */
    @Benchmark
    public PolicyDiff diff() {
        CompletableFuture<PolicySet> old = CompletableFuture.supplyAsync(() -> load(before));
        PolicySet changed = load(after);
        return PolicyDiff.of(old.join(), changed, NOW);
    }

    private static PolicySet load(Path directory) {
        LoadedPolicies loaded = PolicyDirectory.load(
                directory,
                IssuerKinds.all().stream().map(IssuerKind::scopeReader).toList());
        if (!loaded.isUsable()) {
            throw new IllegalStateException("the benchmark's policies have problems: " + loaded.problems());
        }
        return new PolicySet(loaded.policies());
    }

    private static Path write(int changed) throws IOException {
        Path directory = Files.createTempDirectory("access-broker-bench");
        for (int file = 0; file < FILES; file++) {
            StringBuilder text = new StringBuilder("policy: team-" + file + "\n")
                    .append("owner: {team: Team, business: boss@example.com, technical: oncall@example.com}\n")
                    .append(file == 0 ? DENIES : "")
                    .append("grants:\n");
            for (int grant = 0; grant < GRANTS_PER_FILE; grant++) {
                boolean wider = (file * GRANTS_PER_FILE + grant) % 100 < changed;
                text.append("  grant-" + grant + ":\n    purpose: Deploy\n    expires: 2027-03-31\n    to:\n")
                        .append("      jobs: [\"team-" + file + "/service-" + grant + "/**\"]\n")
                        .append("      branches: [main, \"release/*\"" + (wider ? ", dev" : "") + "]\n")
                        .append("      triggers: [user, timer]\n      agents: {clouds: [trusted-ec2]}\n")
                        .append("    issue:\n      aws: {role: \"arn:aws:iam::123456789012:role/team-" + file
                                + "\", region: eu-west-1, ttl: 15m}\n");
            }
            Files.writeString(directory.resolve("team-" + file + ".yaml"), text);
        }
        return directory;
    }
}
