package io.jenkins.plugins.accessbroker.review.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.Cases;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.decision.Reference;
import io.jenkins.plugins.accessbroker.decision.Spec.PolicySpec;
import io.jenkins.plugins.accessbroker.decision.Worlds;
import io.jenkins.plugins.accessbroker.policy.Deny;
import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.Offboarding;
import io.jenkins.plugins.accessbroker.policy.Policy;
import io.jenkins.plugins.accessbroker.policy.RegisteredAgent;
import io.jenkins.plugins.accessbroker.policy.Scope;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.request.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** On random pairs of policy sets, the verdict agrees with brute force over the cells, and every example is real. */
class PolicyDiffAgreesTest {
    private final Map<Verdict, Integer> met = new EnumMap<>(Verdict.class);
    private int later;

    @Test
    void agrees_with_brute_force_on_random_pairs_and_gives_real_examples() {
        int cases = Cases.count(30_000) / 200;
        for (int seed = 0; seed < cases; seed++) {
            Pairs pair = new Pairs(seed);
            List<PolicySpec> before = pair.before();
            List<PolicySpec> after = pair.after();
            Instant at = new Worlds(seed).time();
            PolicyDiff diff = PolicyDiff.of(set(before, seed), set(after, seed + 1), at);
            for (GrantChange change : diff.grants()) {
                String what = "seed " + seed + ", grant " + change.name();
                assertThat(change.notCompared()).as(what).isEmpty();
                real(change, before, after, what);
                agrees(change, set(before, seed), set(after, seed + 1), at, what);
                met.merge(change.verdict(), 1, Integer::sum);
                later += change.widening()
                                .filter(example -> example.at().isAfter(at))
                                .isPresent()
                        ? 1
                        : 0;
            }
        }
        for (Verdict verdict : Verdict.values()) {
            if (verdict != Verdict.NOT_COMPARED) {
                assertThat(met).as("met").containsKey(verdict);
                assertThat(met.get(verdict)).as("met %s", verdict).isGreaterThan(cases / 75);
            }
        }
        assertThat(later).as("widened later only").isGreaterThan(cases / 75);
    }

    /** The independent reference decides every example as it says. */
    private static void real(GrantChange change, List<PolicySpec> before, List<PolicySpec> after, String what) {
        change.widening().ifPresent(example -> {
            assertThat(permits(after, change.after(), example)).as(what).isTrue();
            assertThat(permits(before, change.before(), example)).as(what).isFalse();
        });
        change.narrowing().ifPresent(example -> {
            assertThat(permits(before, change.before(), example)).as(what).isTrue();
            assertThat(permits(after, change.after(), example)).as(what).isFalse();
        });
    }

    /** What the reference says, which knows nothing of revisions, and whether a grant of the job's repository has one. */
    private static boolean permits(List<PolicySpec> policies, Optional<Grant> grant, Example example) {
        boolean needed =
                grant.filter(found -> found.scope().isOfJobsRepository()).isPresent();
        boolean trusted = example.request().build().revision() instanceof Fact.Known<Revision> known
                && known.value().trusted();
        return Reference.permits(policies, example.request(), example.at()) && (trusted || !needed);
    }

    private static void agrees(GrantChange change, PolicySet before, PolicySet after, Instant at, String what) {
        boolean wider = false;
        boolean narrower = false;
        for (Instant time : turns(before, after, at)) {
            if (change.before().isPresent() && change.after().isPresent()) {
                Cells cells = new Cells(
                        before, after, change.before().get(), change.after().get(), time);
                wider |= cells.somePermittedAfterOnly();
                narrower |= cells.somePermittedBeforeOnly();
            } else if (change.after().isPresent()) {
                Grant grant = change.after().get();
                wider |= new Cells(after, after, grant, grant, time).somePermittedAfter();
            } else {
                Grant grant = change.before().orElseThrow();
                narrower |= new Cells(before, before, grant, grant, time).somePermittedBefore();
            }
        }
        assertThat(change.widening().isPresent()).as(what + " is wider").isEqualTo(wider);
        assertThat(change.narrowing().isPresent()).as(what + " is narrower").isEqualTo(narrower);
    }

    private static void offboarded(Optional<Offboarding> end, Set<Instant> turns) {
        end.map(Offboarding::start).ifPresent(turns::add);
    }

    /** The time, and the end of every part of either version after it. */
    private static Set<Instant> turns(PolicySet before, PolicySet after, Instant at) {
        Set<Instant> turns = new TreeSet<>(Set.of(at));
        Stream.of(before, after).flatMap(set -> set.policies().stream()).forEach(policy -> {
            policy.grants().stream().map(Grant::end).forEach(turns::add);
            policy.grants().forEach(grant -> offboarded(grant.offboarded(), turns));
            policy.codingAgents().forEach(agent -> offboarded(agent.offboarded(), turns));
            policy.denies().stream().map(Deny::end).forEach(end -> end.ifPresent(turns::add));
            policy.codingAgents().stream().map(RegisteredAgent::end).forEach(turns::add);
        });
        turns.removeIf(end -> end.isBefore(at));
        return turns;
    }

    /** The policies; some of their grants are of the job's own repository. */
    private static PolicySet set(List<PolicySpec> specs, long seed) {
        Random random = new Random(seed / 2);
        return new PolicySet(specs.stream()
                .map(PolicySpec::policy)
                .map(policy -> new Policy(
                        policy.name(),
                        policy.owner(),
                        policy.grants().stream()
                                .map(grant -> random.nextInt(4) == 0 ? ofJobsRepository(grant) : grant)
                                .toList(),
                        policy.denies(),
                        policy.codingAgents(),
                        policy.digest(),
                        policy.at()))
                .toList());
    }

    private static Grant ofJobsRepository(Grant grant) {
        return new Grant(
                grant.name(),
                grant.owner(),
                grant.purpose(),
                grant.expires(),
                grant.conditions(),
                new JobsScope(grant.scope().ttl()),
                grant.at(),
                grant.expiresAt(),
                grant.issueAt(),
                grant.offboarded(),
                grant.accepted());
    }

    /** A scope of the job's own repository. */
    private record JobsScope(Duration ttl) implements Scope {
        @Override
        public String issuer() {
            return "jobs";
        }

        @Override
        public boolean isOfJobsRepository() {
            return true;
        }

        @Override
        public String summary() {
            return "a test credential";
        }

        @Override
        public SortedMap<String, String> details() {
            return new TreeMap<>();
        }
    }
}
