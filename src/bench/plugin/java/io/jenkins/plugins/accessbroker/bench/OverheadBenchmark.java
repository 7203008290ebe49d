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
        System.out.printf("%n%-44s %9s %9s %14s%n", "milliseconds", "median", "p90", "beyond sts");
        row("one call of sts", sts);
        row("an empty block (withEnv)", blocks.empty());
        double ours = row("withAccess", blocks.access(), sts);
        row("withCredentials([aws(roleArn: ...)])", blocks.credentials(), sts);
        System.out.printf(
                "%nwithAccess adds %.1f ms at the median beyond the call of sts: %s %.0f ms%n",
                ours, ours <= LIMIT ? "within" : "MORE THAN", LIMIT);
    }

    private static void row(String name, Times times) {
        System.out.printf("%-44s %9.2f %9.2f%n", name, times.median(), times.percentile(90));
    }

    private static double row(String name, Times times, Times sts) {
        double beyond = times.median() - sts.median();
        System.out.printf("%-44s %9.2f %9.2f %14.2f%n", name, times.median(), times.percentile(90), beyond);
        return beyond;
    }
}
