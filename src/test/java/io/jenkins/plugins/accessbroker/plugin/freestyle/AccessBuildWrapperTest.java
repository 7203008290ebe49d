package io.jenkins.plugins.accessbroker.plugin.freestyle;

import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.grant;
import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.policy;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Label;
import hudson.model.Result;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.tasks.Shell;
import hudson.util.FormValidation;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class AccessBuildWrapperTest {
    private JenkinsRule j;
    private Cloud cloud;
    private FreeStyleProject job;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        j = rule;
        cloud = Cloud.start()
                .serve(policy(
                        grant("deploy", "deploy", "agents: {labels: [trusted]}"),
                        grant("read", "read", "agents: {builtIn: allow}")));
        job = j.createFreeStyleProject("f");
    }

    @AfterEach
    void nothing_secret_is_left() {
        cloud.close();
    }

    @Test
    void a_build_has_the_variables_and_its_log_is_masked() throws Exception {
        j.createOnlineSlave(Label.get("trusted"));
        job.setAssignedLabel(Label.get("trusted"));
        job.getBuildWrappersList().add(new AccessBuildWrapper("team/deploy"));
        job.getBuildersList()
                .add(new Shell(
                        "set -e; test ${#AWS_SECRET_ACCESS_KEY} = 40; set -x; echo \"<$AWS_SECRET_ACCESS_KEY>\" in"
                                + " $AWS_REGION; printf %s \"$AWS_SESSION_TOKEN\" | base64; env"));
        FreeStyleBuild build = j.buildAndAssertSuccess(job);
        assertThat(j.getLog(build))
                .contains("[access broker] permitted: team/deploy", "agent    `slave0`", "<****> in eu-west-1");
        assertThat(cloud.events()).containsExactly("intent", "issued", "ended:block-ended");
    }

    @Test
    void a_denial_is_explained_and_no_step_runs() throws Exception {
        job.getBuildWrappersList().add(new AccessBuildWrapper("team/deploy"));
        job.getBuildersList().add(new Shell("echo \"inside\""));
        FreeStyleBuild build = j.buildAndAssertStatus(Result.FAILURE, job);
        assertThat(j.getLog(build))
                .contains("[access broker] denied: team/deploy for f #1", "access denied: team/deploy (failed: agents.")
                .doesNotContain("inside", "\tat ");
        assertThat(cloud.events()).containsExactly("denied");
    }

    @Test
    void names_of_variables_and_the_reason_are_taken() throws Exception {
        AccessBuildWrapper wrapper = new AccessBuildWrapper("team/read");
        wrapper.setVariables("AWS_SECRET_ACCESS_KEY=READ_SECRET, AWS_REGION=READ_REGION");
        wrapper.setReason("Nightly");
        wrapper.setTtl("15m");
        job.getBuildWrappersList().add(wrapper);
        job.getBuildersList()
                .add(new Shell("test ${#READ_SECRET} = 40 && test $READ_REGION = eu-west-1 && test -z"
                        + " \"$AWS_SECRET_ACCESS_KEY$AWS_REGION\""));
        j.buildAndAssertSuccess(job);
        assertThat(cloud.audited().get(0)).contains("Nightly");
    }

    @Test
    void an_abort_ends_the_lease_as_one() throws Exception {
        FreeStyleBuild build = startsAndWaits();
        build.getExecutor().interrupt();
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(build));
        assertThat(cloud.events()).containsExactly("intent", "issued", "ended:aborted");
    }

    @Test
    void a_lost_agent_ends_the_lease_as_that() throws Exception {
        FreeStyleBuild build = startsAndWaits();
        build.getBuiltOn().toComputer().disconnect(null).get();
        j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(build));
        assertThat(cloud.events()).containsExactly("intent", "issued", "ended:agent-lost");
    }

    private FreeStyleBuild startsAndWaits() throws Exception {
        j.createOnlineSlave(Label.get("trusted"));
        job.setAssignedLabel(Label.get("trusted"));
        job.getBuildWrappersList().add(new AccessBuildWrapper("team/deploy"));
        job.getBuildersList().add(new Shell("echo now inside; sleep 600"));
        FreeStyleBuild build = job.scheduleBuild2(0).waitForStart();
        j.waitForMessage("now inside", build);
        return build;
    }

    @Test
    void a_wrapper_survives_its_form_and_holds_no_secret() throws Exception {
        AccessBuildWrapper before = new AccessBuildWrapper("team/read, team/deploy");
        before.setTtl("5m");
        before.setReason("Because \"<b>\"");
        before.setVariables("AWS_REGION=R");
        job.getBuildWrappersList().add(before);
        j.configRoundtrip(job);
        j.assertEqualDataBoundBeans(before, job.getBuildWrappersList().get(AccessBuildWrapper.class));
    }

    @Test
    void forms_are_checked_for_who_may_configure_the_job() throws Exception {
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .toEveryone()
                .grant(Item.CONFIGURE)
                .everywhere()
                .to("author"));
        var descriptor = j.jenkins.getDescriptorByType(AccessBuildWrapper.DescriptorImpl.class);
        try (ACLContext author = ACL.as(User.getById("author", true))) {
            assertThat(descriptor.doCheckGrants(job, "<b>").kind).isEqualTo(FormValidation.Kind.ERROR);
            assertThat(descriptor.doCheckGrants(job, "<b>").renderHtml()).doesNotContain("<b>");
            assertThat(descriptor.doCheckGrants(job, "a/b, c/d").kind).isEqualTo(FormValidation.Kind.OK);
            assertThat(descriptor.doCheckTtl(job, "soon").kind).isEqualTo(FormValidation.Kind.ERROR);
            assertThat(descriptor.doCheckTtl(job, "").kind).isEqualTo(FormValidation.Kind.OK);
            assertThat(descriptor.doCheckReason(job, "a\u0007b").kind).isEqualTo(FormValidation.Kind.ERROR);
            assertThat(descriptor.doCheckVariables(job, "A=PATH").kind).isEqualTo(FormValidation.Kind.ERROR);
        }
        try (ACLContext reader = ACL.as(User.getById("reader", true))) {
            assertThat(descriptor.doCheckGrants(job, "<b>").kind).isEqualTo(FormValidation.Kind.OK);
        }
    }
}
