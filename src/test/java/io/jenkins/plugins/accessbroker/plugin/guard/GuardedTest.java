package io.jenkins.plugins.accessbroker.plugin.guard;

import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.ANYWHERE;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.KEY;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.enforce;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.observe;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import hudson.model.Result;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.plugin.config.AccessBrokerConfiguration;
import io.jenkins.plugins.accessbroker.plugin.config.GivenReview;
import io.jenkins.plugins.accessbroker.plugin.config.PolicySnapshot;
import io.jenkins.plugins.accessbroker.plugin.config.PolicyWatch;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import io.jenkins.plugins.accessbroker.plugin.testing.Pipelines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

class GuardedTest {
    private static final String USE =
            "node { withCredentials([string(credentialsId: '%s', variable: 'T')]) { echo 'inside' } }";

    @RegisterExtension
    private final JenkinsSessionExtension session = new JenkinsSessionExtension();

    private final Cloud cloud = Cloud.start();

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void a_controller_that_begins_with_policies_that_it_cannot_load_lets_nobody_use_what_was_guarded()
            throws Throwable {
        session.then(j -> {
            Fixture.string(KEY);
            Fixture.string("watched");
            cloud.serve(enforce(KEY, ANYWHERE), observe("watched", ANYWHERE));
            ExtensionList.lookupSingleton(Guarded.class).keep();
            j.buildAndAssertSuccess(job(j, "guarded", KEY));
            job(j, "observed", "watched");
            Files.writeString(directory().resolve("policy-0.yaml"), "policy: [");
        });
        session.then(j -> {
            assertThat(AccessBroker.get().policies().policies()).isEmpty();
            WorkflowRun denied = build(j, "guarded", Result.FAILURE);
            j.assertLogContains("no access: no policies are in force", denied);
            j.assertLogNotContains("inside", denied);
            build(j, "observed", Result.SUCCESS);
        });
        session.then(j -> {
            Files.delete(directory().resolve("policy-1.yaml"));
            Files.writeString(directory().resolve("policy-0.yaml"), observe("other", ANYWHERE));
            PolicyWatch.policies().reloadNow();
            build(j, "guarded", Result.SUCCESS);
        });
    }

    @Test
    void while_approval_is_demanded_and_nothing_is_approved_nobody_uses_what_was_guarded() throws Throwable {
        session.then(j -> {
            Fixture.string(KEY);
            cloud.serve(enforce(KEY, ANYWHERE));
            ExtensionList.lookupSingleton(Guarded.class).keep();
            j.buildAndAssertSuccess(job(j, "guarded", KEY));
            Path approval = Files.writeString(
                    j.jenkins.getRootDir().toPath().resolve("approval.yaml"),
                    "approvers: 1\njenkinsUsers: {ana: ana@example.com}\n");
            AccessBrokerConfiguration.get().setApprovalFile(approval.toString());
            AccessBrokerConfiguration.get().save();
            assertClosed(j);
        });
        session.then(GuardedTest::assertClosed);
        session.then(j -> {
            PolicySnapshot now = PolicyWatch.policies().snapshot();
            PolicyWatch.policies()
                    .review(new GivenReview(
                            "ana",
                            String.CASE_INSENSITIVE_ORDER,
                            now.waiting().orElseThrow().digest(),
                            now.set().version().digest(),
                            Optional.empty()));
            build(j, "guarded", Result.SUCCESS);
            Files.writeString(directory().resolve("policy-0.yaml"), "policy: [");
        });
        session.then(j -> build(j, "guarded", Result.SUCCESS));
    }

    private static void assertClosed(JenkinsRule j) throws Exception {
        WorkflowRun denied = build(j, "guarded", Result.FAILURE);
        j.assertLogContains("no access: no policies are in force", denied);
        j.assertLogNotContains("inside", denied);
    }

    @Test
    void a_controller_that_stops_lets_nobody_use_what_is_guarded() throws Throwable {
        session.then(j -> {
            Fixture.string(KEY);
            cloud.serve(enforce(KEY, ANYWHERE));
            ExtensionList.lookupSingleton(Guarded.class).keep();
            job(j, "guarded", KEY);
            AccessBroker.stop();
            j.assertLogNotContains("inside", build(j, "guarded", Result.FAILURE));
        });
    }

    private static Path directory() {
        return AccessBrokerConfiguration.get().settings().policies();
    }

    private static WorkflowJob job(JenkinsRule j, String name, String credential) throws Exception {
        WorkflowJob job = new Pipelines(j).job(USE.formatted(credential));
        job.renameTo(name);
        return job;
    }

    private static WorkflowRun build(JenkinsRule j, String name, Result expected) throws Exception {
        return j.buildAndAssertStatus(expected, j.jenkins.getItemByFullName(name, WorkflowJob.class));
    }
}
