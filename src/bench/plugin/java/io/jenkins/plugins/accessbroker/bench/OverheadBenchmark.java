package io.jenkins.plugins.accessbroker.bench;

import io.jenkins.plugins.accessbroker.demo.DemoJar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/**
 * How long a block waits for its access on a real Jenkins, beside {@code withCredentials} with the AWS credentials plugin:
 * {@code mvn -q -Pbench test}. Both ask the same emulated token service.
 */
class OverheadBenchmark {
    private static final double LIMIT = 10;

    @RegisterExtension
    private final RealJenkinsExtension jenkins =
            new RealJenkinsExtension().javaOptions(DemoJar.option()).withTimeout(1800);

    @Test
    void print() throws Throwable {
        jenkins.startJenkins();
        Times sts = jenkins.runRemotely(TokenService::times);
        Blocks blocks = jenkins.runRemotely(Blocks::measure);
        System.out.printf(
                "%n%-38s %8s %8s %8s %8s %10s %12s%n",
                "milliseconds", "start", "end", "median", "p90", "processor", "beyond sts");
        row("one call of sts", sts, "");
        row("withCredentials([])", blocks.empty(), "");
        row("withAccess('payments/nightly-report')", blocks.access(), beyond(blocks.access(), sts));
        row("withCredentials([aws(roleArn: ...)])", blocks.credentials(), beyond(blocks.credentials(), sts));
        double added = blocks.access().median() - sts.median() - blocks.empty().median();
        System.out.printf(
                "%nbeyond the call of sts and a block of Pipeline, withAccess adds %.1f ms at the median: %s %.0f ms%n%n",
                added, added <= LIMIT ? "within" : "MORE THAN", LIMIT);
    }

    private static String beyond(Times times, Times sts) {
        return "%.2f".formatted(times.median() - sts.median());
    }

    private static void row(String name, Times times, String beyond) {
        System.out.printf(
                "%-38s %8.2f %8.2f %8.2f %8.2f %10.2f %12s%n",
                name,
                times.medianStart(),
                times.medianEnd(),
                times.median(),
                times.percentile(90),
                times.meanProcessors(),
                beyond);
    }
}
