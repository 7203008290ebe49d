package io.jenkins.plugins.accessbroker.plugin.facts;

import static io.jenkins.plugins.accessbroker.plugin.facts.Facts.value;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.FreeStyleProject;
import hudson.model.Queue;
import hudson.model.Run;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.triggers.TimerTrigger;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.request.Rerun;
import io.jenkins.plugins.accessbroker.request.Trigger;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jenkinsci.plugins.pipeline.modeldefinition.actions.RestartDeclarativePipelineAction;
import org.jenkinsci.plugins.workflow.cps.replay.ReplayAction;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Why a build runs: causes, chains of upstream builds, replays and restarts. */
@WithJenkins
class RerunsTest {
    private static final Fact<Rerun> REPLAY_BY_ANA =
            Fact.of(new Rerun(Rerun.Kind.REPLAY, Optional.of("ana")), "the replay cause of the build");

    @Test
    void a_replay_is_one_and_the_user_who_asked_is_a_trigger(JenkinsRule r) throws Exception {
        signedIn(r);
        WorkflowJob job = Facts.pipeline(r, "p", "echo 'hi'");
        WorkflowRun first = r.buildAndAssertSuccess(job);
        assertThat(Facts.of(first).rerun()).isInstanceOf(Fact.Absent.class);
        WorkflowRun replay = replay(r, first, false);
        assertThat(Facts.of(replay).rerun()).isEqualTo(REPLAY_BY_ANA);
        assertThat(value(Facts.of(replay).triggers())).containsExactly(Trigger.user("ana"));
        assertThat(Facts.of(replay).revision()).isInstanceOf(Fact.Unknown.class);
        assertThat(Facts.of(replay(r, replay, false)).rerun()).isEqualTo(REPLAY_BY_ANA);
    }

    @Test
    void a_rebuild_is_none_unless_what_it_rebuilds_was_a_replay_or_is_gone(JenkinsRule r) throws Exception {
        signedIn(r);
        WorkflowJob job = Facts.pipeline(r, "p", "echo 'hi'");
        WorkflowRun first = r.buildAndAssertSuccess(job);
        WorkflowRun rebuilt = replay(r, first, true);
        assertThat(Facts.of(rebuilt).rerun()).isInstanceOf(Fact.Absent.class);
        WorkflowRun laundered = replay(r, replay(r, replay(r, first, false), true), true);
        assertThat(Facts.of(laundered).rerun())
                .isEqualTo(Fact.of(
                        new Rerun(Rerun.Kind.REPLAY, Optional.of("ana")),
                        "the causes of build 4, which the build is a rebuild of"));
        first.delete();
        assertThat(Facts.of(rebuilt).rerun())
                .isEqualTo(
                        Fact.unknown(
                                "the build is a rebuild of build 1, which is gone, so it cannot be said whether that was a replay"));
    }

    @Test
    void a_restart_from_a_stage_is_one(JenkinsRule r) throws Exception {
        signedIn(r);
        WorkflowJob job = Facts.pipeline(
                r,
                "p",
                "pipeline { agent none\n stages { stage('one') { steps { echo '1' } }\n stage('two') { steps { echo '2' } } } }");
        WorkflowRun first = r.buildAndAssertSuccess(job);
        Queue.Item item;
        try (ACLContext ignored = ACL.as(User.getById("ana", true))) {
            item = first.getAction(RestartDeclarativePipelineAction.class).run("two");
        }
        WorkflowRun restart = (WorkflowRun) item.getFuture().get();
        r.assertBuildStatusSuccess(restart);
        assertThat(Facts.of(restart).rerun())
                .isEqualTo(
                        Fact.of(new Rerun(Rerun.Kind.RESTART, Optional.of("ana")), "the restart cause of the build"));
        assertThat(value(Facts.of(restart).triggers())).containsExactly(Trigger.user("ana"));
        assertThat(Facts.of(restart).revision()).isInstanceOf(Fact.Unknown.class);
    }

    @Test
    void a_timer_and_a_user_who_join_are_both_triggers(JenkinsRule r) throws Exception {
        FreeStyleProject job = r.createFreeStyleProject("p");
        Run<?, ?> run = r.assertBuildStatusSuccess(job.scheduleBuild2(
                0, new CauseAction(new TimerTrigger.TimerTriggerCause(), new Cause.UserIdCause("ana"))));
        assertThat(value(Facts.of(run).triggers()))
                .containsExactly(Trigger.of(Trigger.Kind.TIMER), Trigger.user("ana"));
    }

    @Test
    void an_upstream_build_is_the_trigger_and_the_user_who_began_the_chain_is_only_behind_it(JenkinsRule r)
            throws Exception {
        Facts.pipeline(r, "last", "echo 'hi'");
        Facts.pipeline(r, "middle", "build 'last'");
        WorkflowJob first = Facts.pipeline(r, "first", "build 'middle'");
        r.assertBuildStatusSuccess(first.scheduleBuild2(0, new CauseAction(new Cause.UserIdCause("sweeper"))));
        WorkflowRun run = r.jenkins.getItemByFullName("last", WorkflowJob.class).getLastBuild();
        assertThat(value(Facts.of(run).triggers()))
                .containsExactly(new Trigger(Trigger.Kind.UPSTREAM, Optional.empty(), Optional.of("middle#1")));
        assertThat(value(UsersBehind.of(run.getCauses()))).isEqualTo(Set.of("sweeper"));
        assertThat(value(BuildFacts.gather(run, Optional.empty(), "sweeper"::equals)
                        .codingAgents()))
                .hasSize(1);
    }

    @Test
    void a_chain_too_long_to_be_recorded_does_not_hide_who_began_it(JenkinsRule r) throws Exception {
        FreeStyleProject job = r.createFreeStyleProject("p");
        Run<?, ?> run = r.assertBuildStatusSuccess(
                job.scheduleBuild2(0, new CauseAction(new Cause.UserIdCause("renovate[bot]"))));
        for (int i = 0; i < 14; i++) {
            run = r.assertBuildStatusSuccess(
                    job.scheduleBuild2(0, new CauseAction(new Cause.UpstreamCause((Run<?, ?>) run))));
        }
        assertThat(Facts.of(run).codingAgents()).isNotInstanceOf(Fact.Absent.class);
    }

    private static void signedIn(JenkinsRule r) {
        r.jenkins.setSecurityRealm(r.createDummySecurityRealm());
    }

    private static WorkflowRun replay(JenkinsRule r, WorkflowRun run, boolean rebuild) throws Exception {
        Queue.Item item;
        try (ACLContext ignored = ACL.as(User.getById("ana", true))) {
            item = run.getAction(ReplayAction.class).run2("echo 'theirs'", Map.of(), rebuild);
        }
        return (WorkflowRun)
                r.assertBuildStatusSuccess((Run<?, ?>) item.getFuture().get());
    }
}
