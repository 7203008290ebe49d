package io.jenkins.plugins.accessbroker.plugin.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.request.ChangeRequest;
import io.jenkins.plugins.accessbroker.request.ChangeRequest.Origin;
import io.jenkins.plugins.accessbroker.request.CodingAgent;
import io.jenkins.plugins.accessbroker.request.CodingAgent.Part;
import io.jenkins.plugins.accessbroker.request.Fact;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CodingAgentsTest {
    private static final Fact<ChangeRequest> NO_CHANGE = Fact.absent("test");

    @Test
    void a_registered_author_and_a_registered_user_are_coding_agents() {
        assertThat(CodingAgents.of(by("codex"), users("ana", "sweeper"), Set.of("codex", "sweeper")::contains))
                .isEqualTo(Fact.of(
                        List.of(new CodingAgent("codex", Part.CHANGE), new CodingAgent("sweeper", Part.TRIGGER)),
                        "the author of the change request and the users behind the build"));
    }

    @Test
    void an_app_account_is_a_coding_agent_though_nobody_registered_it() {
        assertThat(CodingAgents.of(by("Helper[Bot]"), users(), name -> false))
                .isInstanceOfSatisfying(
                        Fact.Known.class,
                        known -> assertThat(known.value())
                                .isEqualTo(List.of(new CodingAgent("Helper[Bot]", Part.CHANGE))));
        assertThat(CodingAgents.of(NO_CHANGE, users("renovate[bot]"), name -> false))
                .isInstanceOf(Fact.Known.class);
    }

    @Test
    void people_are_no_coding_agents() {
        assertThat(CodingAgents.of(NO_CHANGE, users("ana", "bot", "[bot]ana"), name -> false))
                .isEqualTo(Fact.absent("none among the users behind the build"));
        assertThat(CodingAgents.of(by("bob"), users("ana"), name -> false))
                .isEqualTo(Fact.absent("none among the author of the change request and the users behind the build"));
    }

    @Test
    void an_author_whom_nobody_names_may_be_one() {
        Fact<ChangeRequest> change = Fact.of(new ChangeRequest("7", Origin.FORK, false, Optional.empty()), "test");
        assertThat(CodingAgents.of(change, users(), name -> false)).isInstanceOf(Fact.Unknown.class);
    }

    @Test
    void what_is_not_known_may_hide_one() {
        assertThat(CodingAgents.of(Fact.unknown("why"), users(), name -> false))
                .isEqualTo(Fact.unknown("not known whose hand is in the build: why"));
        assertThat(CodingAgents.of(NO_CHANGE, Fact.unknown("why"), name -> false))
                .isInstanceOf(Fact.Unknown.class);
    }

    private static Fact<ChangeRequest> by(String author) {
        return Fact.of(new ChangeRequest("7", Origin.FORK, true, Optional.of(author)), "test");
    }

    private static Fact<Set<String>> users(String... ids) {
        return Fact.of(new TreeSet<>(Set.of(ids)), "test");
    }
}
