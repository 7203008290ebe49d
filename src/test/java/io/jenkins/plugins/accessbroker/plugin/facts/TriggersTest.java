package io.jenkins.plugins.accessbroker.plugin.facts;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Cause;
import hudson.triggers.SCMTrigger;
import hudson.triggers.TimerTrigger;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.request.Trigger;
import io.jenkins.plugins.accessbroker.request.Trigger.Kind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TriggersTest {

    @Test
    void every_cause_is_a_trigger_of_its_kind() {
        assertThat(of(
                        new Cause.UserIdCause("ana"),
                        new TimerTrigger.TimerTriggerCause(),
                        new SCMTrigger.SCMTriggerCause("log"),
                        new Cause.RemoteCause("10.0.0.1", "Started by user admin")))
                .containsExactly(
                        Trigger.user("ana"), Trigger.of(Kind.TIMER), Trigger.of(Kind.SCM), Trigger.of(Kind.REMOTE));
    }

    @Test
    void a_user_without_an_id_is_no_user() {
        assertThat(of(new Cause.UserIdCause(null), new Cause.UserIdCause(""))).containsExactly(Trigger.of(Kind.OTHER));
    }

    @Test
    @SuppressWarnings("deprecation")
    void a_cause_that_is_not_known_is_another() {
        assertThat(of(new Cause.LegacyCodeCause(), new Own())).containsExactly(Trigger.of(Kind.OTHER));
    }

    @Test
    void a_build_without_a_cause_has_no_trigger_and_that_is_known() {
        assertThat(Triggers.of(List.of())).isEqualTo(Fact.of(List.of(), "the build has no cause"));
    }

    @Test
    void users_behind_are_those_of_the_causes() {
        assertThat(UsersBehind.of(List.of(new Cause.UserIdCause("ana"), new Own(), new Cause.UserIdCause(null))))
                .isEqualTo(Fact.of(Set.of("ana"), "the causes of the build and of its upstream builds"));
    }

    @Test
    void a_chain_that_was_cut_hides_its_users() {
        assertThat(UsersBehind.of(
                        List.of(new Cause.UserIdCause("ana"), new Cause.UpstreamCause.DeeplyNestedUpstreamCause())))
                .isInstanceOf(Fact.Unknown.class);
    }

    private static List<Trigger> of(Cause... causes) {
        return ((Fact.Known<List<Trigger>>) Triggers.of(List.of(causes))).value();
    }

    private static final class Own extends Cause {
        @Override
        public String getShortDescription() {
            return "Started by user admin";
        }
    }
}
