package io.jenkins.plugins.accessbroker.demo;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.accessbroker.plugin.testing.SecretsNowhere;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** Jenkins as {@code mvn hpi:run} starts it: what the walk-through says of each job is so. The jobs run shell commands. */
@DisabledOnOs(OS.WINDOWS)
class DemoTest {
    private static final Map<String, Result> JOBS = Map.of(
            "payments/nightly", Result.SUCCESS,
            "payments/nightly-elsewhere", Result.FAILURE,
            "payments/report", Result.SUCCESS,
            "payments/migrate", Result.FAILURE,
            "payments/deploy/main", Result.SUCCESS,
            "payments/deploy/experiment", Result.FAILURE,
            "experiments/try", Result.FAILURE);

    @RegisterExtension
    private final RealJenkinsExtension jenkins = new RealJenkinsExtension().javaOptions(DemoJar.option());

    @Test
    void each_job_ends_as_the_walk_through_says() throws Throwable {
        jenkins.startJenkins();
        for (Map.Entry<String, Result> job : JOBS.entrySet()) {
            Outcome outcome = jenkins.runRemotely(SampleBuilds::run, job.getKey());
            assertThat(outcome.result())
                    .as(outcome.log())
                    .isEqualTo(job.getValue().toString());
            assertThat(outcome.log())
                    .contains("[access broker] " + (job.getValue() == Result.SUCCESS ? "permitted" : "denied") + ": ");
            matches(outcome, job.getKey(), false);
        }
        Outcome replay = jenkins.runRemotely(SampleBuilds::replay, "payments/nightly");
        assertThat(replay.result()).as(replay.log()).isEqualTo(Result.FAILURE.toString());
        matches(replay, "payments/nightly", true);

        assertThat(status("ana", "job/payments/job/nightly/1/access/")).isEqualTo(200);
        assertThat(status("dev", "job/payments/job/nightly/1/")).isEqualTo(200);
        assertThat(status("dev", "job/payments/job/nightly/1/access/")).isEqualTo(403);
        assertThat(status("dev", "manage/access-broker/")).isEqualTo(403);

        List<String> secrets = jenkins.runRemotely(SampleBuilds::secrets);
        assertThat(secrets)
                .as("the broker's own secret, and two of each session")
                .hasSizeGreaterThan(6);
        jenkins.stopJenkins();
        SecretsNowhere.assertIn(jenkins.getHome().toPath(), secrets);
    }

    private static void matches(Outcome outcome, String job, boolean replay) {
        Snippet.all().stream()
                .filter(snippet -> snippet.isLog() && snippet.isReplay() == replay)
                .filter(snippet -> snippet.job().equals(job))
                .forEach(snippet ->
                        assertThat(Snippet.comparable(outcome.log())).contains(Snippet.comparable(snippet.text())));
    }

    @Test
    void every_log_of_the_walk_through_is_of_a_job_that_is_there() {
        assertThat(Snippet.all())
                .filteredOn(Snippet::isLog)
                .hasSizeGreaterThan(3)
                .allSatisfy(snippet -> assertThat(JOBS).containsKey(snippet.job()));
    }

    private int status(String user, String path) throws IOException, InterruptedException {
        String login = Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(jenkins.getUrl() + path))
                .header("Authorization", "Basic " + login)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
