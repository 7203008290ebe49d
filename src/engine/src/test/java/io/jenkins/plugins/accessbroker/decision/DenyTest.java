package io.jenkins.plugins.accessbroker.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.policy.Deny;
import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.Owner;
import io.jenkins.plugins.accessbroker.policy.Policy;
import io.jenkins.plugins.accessbroker.policy.condition.AgentLife;
import io.jenkins.plugins.accessbroker.policy.condition.BuiltIn;
import io.jenkins.plugins.accessbroker.policy.condition.Condition;
import io.jenkins.plugins.accessbroker.policy.condition.Glob;
import io.jenkins.plugins.accessbroker.policy.condition.Jobs;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.request.Agent;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.CodingAgent;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.request.GrantName;
import io.jenkins.plugins.accessbroker.request.Job;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DenyTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Owner SECURITY = new Owner("Security", "ciso@example.com", "security@example.com");
    private static final Agent STATIC = new Agent("mac", Set.of(), Optional.empty(), Agent.Life.STATIC, false);
    private static final Agent POD = new Agent("pod", Set.of(), Optional.of("pods"), Agent.Life.EPHEMERAL, false);

    @Test
    void names_its_owner_and_no_other() {
        List<String> text = Explanation.brief(decide(noStatic(1), agents(STATIC)));

        assertThat(text)
                .contains("  deny security/d0: expected not agents.life `static` (Denied);"
                        + " met agents.life `static` (agent `mac`) (test.yaml:1:1)")
                .contains("  ask   Security <security@example.com>, business contact <ciso@example.com>")
                .noneMatch(line -> line.contains("oncall@example.com"));
    }

    @Test
    void is_not_lifted_by_asking_before_an_agent_is_taken() {
        assertThat(decide(noStatic(1), agents())).isInstanceOf(Decision.Denied.class);
        assertThat(decide(noStatic(1), Fact.absent("test"))).isInstanceOf(Decision.Denied.class);
        assertThat(decide(noStatic(1), agents(POD))).isInstanceOf(Decision.Permitted.class);
        assertThat(decide(noStatic(1), agents(POD, STATIC))).isInstanceOf(Decision.Denied.class);
    }

    @Test
    void the_built_in_node_is_not_had_by_asking_before_it_is_taken() {
        assertThat(decide(List.of(), agents())).isInstanceOf(Decision.Denied.class);
        assertThat(decide(List.of(), agents(POD))).isInstanceOf(Decision.Permitted.class);
    }

    @Test
    void many_that_are_not_met_take_one_line_of_the_trace() {
        Decision decision = decide(noStatic(200), agents(POD));

        assertThat(decision.trace()).hasSize(4);
        assertThat(decision.trace().get(3).met()).isEqualTo("200 that do not apply");
    }

    @Test
    void a_coding_agent_cannot_write_into_the_trace_by_its_name() {
        BuildContext build = build(agents(POD), "x: expected registered and in force; met registered (p.yaml:1:1)");

        assertThat(Explanation.full(decide(List.of(), build)))
                .anyMatch(line -> line.contains(
                        "codingAgent: expected registered and in force; met `x: expected registered and in force;"
                                + " met registered (p.yaml:1:1)` is not registered"));
    }

    private static List<Deny> noStatic(int count) {
        List<Deny> denies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            denies.add(new Deny(
                    "security",
                    "d" + i,
                    SECURITY,
                    "Denied",
                    Optional.empty(),
                    List.of(Glob.of("**")),
                    List.of(new AgentLife(Agent.Life.STATIC, Spec.AT)),
                    Spec.AT));
        }
        return denies;
    }

    private static Fact<List<Agent>> agents(Agent... agents) {
        return Fact.of(List.of(agents), "test");
    }

    private static Decision decide(List<Deny> denies, Fact<List<Agent>> agents) {
        return decide(denies, build(agents));
    }

    private static Decision decide(List<Deny> denies, BuildContext build) {
        List<Condition> conditions = List.of(new Jobs(List.of(Glob.of("a")), Spec.AT), new BuiltIn(false, Spec.AT));
        GrantName name = new GrantName("team", "g");
        Grant grant = new Grant(
                name,
                Spec.OWNER,
                "Test",
                LocalDate.of(2027, 1, 1),
                conditions,
                new Spec.TestScope(Duration.ofMinutes(15)),
                Spec.AT,
                Spec.AT);
        PolicySet policies = new PolicySet(List.of(
                new Policy("team", Spec.OWNER, List.of(grant), List.of(), List.of(), "0".repeat(64), Spec.AT),
                new Policy("security", SECURITY, List.of(), denies, List.of(), "0".repeat(64), Spec.AT)));
        return policies.decide(new AccessRequest(name, build), NOW);
    }

    private static BuildContext build(Fact<List<Agent>> agents, String... codingAgents) {
        return new BuildContext(
                new Job("a", "pipeline"),
                1,
                Fact.absent("test"),
                Fact.absent("test"),
                Fact.absent("test"),
                Fact.of(List.of(), "test"),
                agents,
                Fact.absent("test"),
                Fact.of(List.of(), "test"),
                Fact.of(
                        List.of(codingAgents).stream()
                                .map(id -> new CodingAgent(id, CodingAgent.Part.CHANGE))
                                .toList(),
                        "test"));
    }
}
