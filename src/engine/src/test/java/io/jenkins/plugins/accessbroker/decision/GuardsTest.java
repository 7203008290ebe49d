package io.jenkins.plugins.accessbroker.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.GuardedCredential;
import io.jenkins.plugins.accessbroker.policy.Mode;
import io.jenkins.plugins.accessbroker.policy.Policy;
import io.jenkins.plugins.accessbroker.policy.condition.Branches;
import io.jenkins.plugins.accessbroker.policy.condition.Condition;
import io.jenkins.plugins.accessbroker.policy.condition.Glob;
import io.jenkins.plugins.accessbroker.policy.condition.Jobs;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.request.GrantName;
import io.jenkins.plugins.accessbroker.request.Job;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GuardsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @Test
    void a_use_is_permitted_if_any_grant_for_the_credential_permits_it() {
        PolicySet policies = policies(grant("one", Mode.ENFORCE, "a"), grant("two", Mode.ENFORCE, "b"));

        UseDecision use = policies.decideUse("key", build("b"), NOW);

        assertThat(use.outcome()).isEqualTo(UseDecision.Outcome.PERMITTED);
        assertThat(use.decision().request().grant()).isEqualTo(new GrantName("team", "two"));
    }

    @Test
    void a_use_that_no_grant_permits_is_stopped_and_told_of_the_grant_that_comes_closest() {
        PolicySet policies = policies(grant("one", Mode.ENFORCE, "a", "main"), grant("two", Mode.ENFORCE, "a"));

        UseDecision use = policies.decideUse("key", build("b"), NOW);

        assertThat(use.outcome()).isEqualTo(UseDecision.Outcome.DENIED);
        assertThat(use.decision().request().grant()).isEqualTo(new GrantName("team", "two"));
    }

    @Test
    void a_use_that_only_observing_policies_would_stop_goes_on() {
        PolicySet policies = policies(grant("one", Mode.OBSERVE, "a"));

        UseDecision use = policies.decideUse("key", build("b"), NOW);

        assertThat(use.outcome()).isEqualTo(UseDecision.Outcome.OBSERVED);
        assertThat(use.decision()).isInstanceOf(Decision.Denied.class);
    }

    @Test
    void one_policy_that_enforces_is_not_weakened_by_another_that_observes() {
        PolicySet policies = policies(grant("one", Mode.OBSERVE, "a"), grant("two", Mode.ENFORCE, "a", "main"));

        UseDecision use = policies.decideUse("key", build("b"), NOW);

        assertThat(use.outcome()).isEqualTo(UseDecision.Outcome.DENIED);
        assertThat(use.decision().request().grant()).isEqualTo(new GrantName("team", "two"));
    }

    @Test
    void knows_what_is_guarded_and_decides_on_nothing_else() {
        PolicySet policies = policies(grant("one", Mode.ENFORCE, "a"));

        assertThat(policies.guarded()).containsExactly("key");
        assertThatThrownBy(() -> policies.decideUse("Key", build("a"), NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("`Key`");
        assertThatThrownBy(() -> policies.guarded().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    private static Grant grant(String name, Mode mode, String job, String... branches) {
        Stream<Condition> conditions = Stream.of(new Jobs(List.of(Glob.of(job)), Spec.AT));
        if (branches.length > 0) {
            conditions = Stream.concat(
                    conditions,
                    Stream.of(new Branches(Stream.of(branches).map(Glob::of).toList(), Spec.AT)));
        }
        return new Grant(
                new GrantName("team", name),
                Spec.OWNER,
                "Test",
                LocalDate.of(2027, 1, 1),
                conditions.toList(),
                new GuardedCredential("key", mode),
                Spec.AT,
                Spec.AT);
    }

    private static PolicySet policies(Grant... grants) {
        return new PolicySet(List.of(
                new Policy("team", Spec.OWNER, List.of(grants), List.of(), List.of(), "0".repeat(64), Spec.AT)));
    }

    private static BuildContext build(String job) {
        return new BuildContext(
                new Job(job, "pipeline"),
                1,
                Fact.absent("test"),
                Fact.absent("test"),
                Fact.absent("test"),
                Fact.of(List.of(), "test"),
                Fact.of(List.of(), "test"),
                Fact.absent("test"),
                Fact.of(List.of(), "test"),
                Fact.of(List.of(), "test"));
    }
}
