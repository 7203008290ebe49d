package io.jenkins.plugins.accessbroker.review.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.decision.Spec.GrantSpec;
import io.jenkins.plugins.accessbroker.decision.Spec.PolicySpec;
import io.jenkins.plugins.accessbroker.decision.Spec.To;
import io.jenkins.plugins.accessbroker.policy.condition.ChangeRequests;
import io.jenkins.plugins.accessbroker.request.GrantName;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PolicyDiffTest {
    private static final Instant AT = Instant.parse("2026-11-25T12:00:00Z");

    /** Each old pattern takes out the folders whose depths are three given ones; what is left is hard to find. */
    @Test
    void what_is_too_entangled_is_told_and_counts_as_more() {
        int folders = 40;
        Random random = new Random(1);
        List<String> old =
                IntStream.range(0, 200).mapToObj(i -> clause(folders, random)).toList();
        GrantChange change = PolicyDiff.of(set(old), set(List.of(clause(folders, new int[folders]))), AT)
                .grants()
                .get(0);

        assertThat(change.notCompared())
                .hasValueSatisfying(why -> assertThat(why).contains("to be compared exactly: use fewer, simpler ones"));
        assertThat(change.verdict()).isEqualTo(Verdict.NOT_COMPARED);
        assertThat(change.mayGiveMore()).isTrue();
    }

    @Test
    void an_example_that_is_not_decided_as_it_says_is_refused() {
        PolicySet policies = set(List.of("a"));
        Example real = PolicyDiff.of(new PolicySet(List.of()), policies, AT)
                .grants()
                .get(0)
                .widening()
                .orElseThrow();

        assertThat(Example.confirmed(real.request(), AT, policies, set(List.of("b"))))
                .isEqualTo(real);
        assertThatThrownBy(() -> Example.confirmed(real.request(), AT, policies, set(List.of("*"))))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Example.confirmed(real.request(), AT, set(List.of("b")), policies))
                .isInstanceOf(IllegalStateException.class);
    }

    private static String clause(int folders, Random random) {
        int[] depths = new int[folders];
        for (int i = 0; i < 3; i++) {
            depths[random.nextInt(folders)] = 1 + random.nextInt(2);
        }
        return clause(folders, depths);
    }

    private static String clause(int folders, int[] depths) {
        StringBuilder pattern = new StringBuilder("**");
        for (int i = 0; i < folders; i++) {
            pattern.append("/f").append(i).append(List.of("/**", "", "/*/**").get(depths[i]));
        }
        return pattern + "/z";
    }

    private static PolicySet set(List<String> jobs) {
        To to = new To(jobs, List.of(), Set.of(), Set.of(), List.of(), Set.of(), Set.of(), Optional.empty());
        GrantSpec grant = new GrantSpec(
                new GrantName("p", "g"),
                LocalDate.of(2027, 3, 31),
                Optional.empty(),
                Duration.ofMinutes(15),
                to,
                ChangeRequests.Admitted.NONE,
                false,
                false,
                false,
                Set.of());
        return new PolicySet(
                List.of(new PolicySpec("p", Optional.empty(), List.of(grant), List.of(), List.of()).policy()));
    }
}
