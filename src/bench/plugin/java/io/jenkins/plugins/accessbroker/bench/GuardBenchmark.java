package io.jenkins.plugins.accessbroker.bench;

import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import io.jenkins.plugins.accessbroker.plugin.testing.Pipelines;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the guard costs a Pipeline's thread for each step: {@code mvn -q -Pbench test -Dtest=GuardBenchmark}. */
@WithJenkins
class GuardBenchmark {
    private static final String POLICY = """
            policy: legacy
            mode: enforce
            owner: {team: The Team, business: boss@example.com, technical: "#team"}
            grants:
              key:
                purpose: Old key
                expires: 2999-01-01
                to: {jobs: ["**"], agents: {builtIn: allow}}
                issue: {credential: deploy-key}
            """;

    @Test
    void print(JenkinsRule j) throws Exception {
        try (Cloud cloud = Cloud.start().serve(POLICY)) {
            String log = new Pipelines(j).success("stage('a') { node { withEnv(['A=b']) { measureGuard() } } }");
            log.lines().filter(line -> line.startsWith(MeasureGuard.LINE)).forEach(System.out::println);
        }
    }
}
