package io.jenkins.plugins.accessbroker.plugin.audit;

import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.grant;
import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.policy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.model.FreeStyleProject;
import hudson.model.Run;
import hudson.model.TopLevelItem;
import hudson.model.User;
import io.jenkins.plugins.accessbroker.audit.AuditEvent.EndCause;
import io.jenkins.plugins.accessbroker.lease.Answer;
import io.jenkins.plugins.accessbroker.lease.Lease;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.plugin.config.AccessBrokerConfiguration;
import io.jenkins.plugins.accessbroker.plugin.facts.BuildFacts;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.request.GrantName;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.apache.commons.io.FileUtils;
import org.jvnet.hudson.test.JenkinsRule;

/** A controller whose audit log has requests of builds, and what its pages for programs answer. */
final class Audited implements AutoCloseable {
    private final JenkinsRule j;
    private final Cloud cloud;

    Audited(JenkinsRule j) throws Exception {
        this.j = j;
        AuditIndex.get().patience = Duration.ofHours(1);
        this.cloud = Cloud.start().serve(policy(grant("read", "read", "agents: {builtIn: allow}")));
        if (AccessBroker.get().auditLog().size() > 0) {
            beginAnew();
        }
    }

    /** Another log and no jobs, where an earlier test used the same controller. */
    private void beginAnew() throws Exception {
        for (TopLevelItem item : j.jenkins.getItems()) {
            item.delete();
        }
        FileUtils.deleteDirectory(log().toFile());
        Files.delete(AccessBrokerConfiguration.get().settings().key());
        AccessBroker.get().reopenAudit();
        assertThat(AccessBroker.get().auditLog().open()).isTrue();
        assertThat(AccessBroker.get().auditLog().size()).isZero();
    }

    Run<?, ?> build(String job) throws Exception {
        FreeStyleProject project = j.jenkins.getItemByFullName(job, FreeStyleProject.class);
        return j.buildAndAssertSuccess(project == null ? j.createFreeStyleProject(job) : project);
    }

    /** Three events: intent, issued, ended. */
    Lease lease(Run<?, ?> build, String reason) throws Exception {
        Lease lease = ((Answer.Granted) request(build, "read", reason)).lease();
        AccessBroker.get().end(build, lease, EndCause.BLOCK_ENDED);
        return lease;
    }

    /** One event. */
    void denied(Run<?, ?> build, String reason) throws Exception {
        assertThat(request(build, "none", reason)).isInstanceOf(Answer.Refused.class);
    }

    private static Answer request(Run<?, ?> build, String grant, String reason) throws Exception {
        return AccessBroker.get()
                .request(
                        build,
                        new AccessRequest(
                                new GrantName("team", grant),
                                BuildFacts.gather(build, Optional.of(Jenkins.get()), account -> false),
                                Optional.empty(),
                                Optional.of(reason)));
    }

    /** The log's entries, oldest first. */
    List<String> entries() {
        return cloud.entries();
    }

    Path log() throws Exception {
        return AccessBroker.get().auditLog().directory();
    }

    /** What a program is answered that asks as a user. */
    HttpResponse<String> get(String user, String path) throws Exception {
        String token = user + ":" + j.createApiToken(User.getById(user, true));
        HttpRequest request = HttpRequest.newBuilder(URI.create(j.getURL() + path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8)))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** What a program is answered that says not who it is. */
    HttpResponse<String> get(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(j.getURL() + path)).build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    /** The events that an auditor's program gets. */
    JsonNode events(String query) throws Exception {
        HttpResponse<String> answer = get("auditor", "access-audit/api/v1/events" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    static List<Long> sequences(JsonNode answer) {
        List<Long> sequences = new ArrayList<>();
        answer.get("events")
                .forEach(event -> sequences.add(event.get("sequence").asLong()));
        return sequences;
    }

    @Override
    public void close() {
        cloud.close();
    }
}
