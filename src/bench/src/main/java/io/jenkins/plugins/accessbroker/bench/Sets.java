package io.jenkins.plugins.accessbroker.bench;

import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.Owner;
import io.jenkins.plugins.accessbroker.policy.Policy;
import io.jenkins.plugins.accessbroker.policy.Scope;
import io.jenkins.plugins.accessbroker.policy.condition.AgentClouds;
import io.jenkins.plugins.accessbroker.policy.condition.BuiltIn;
import io.jenkins.plugins.accessbroker.policy.condition.ChangeRequests;
import io.jenkins.plugins.accessbroker.policy.condition.CodingAgents;
import io.jenkins.plugins.accessbroker.policy.condition.Condition;
import io.jenkins.plugins.accessbroker.policy.condition.Glob;
import io.jenkins.plugins.accessbroker.policy.condition.Jobs;
import io.jenkins.plugins.accessbroker.policy.condition.Libraries;
import io.jenkins.plugins.accessbroker.policy.condition.Replays;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.request.Agent;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.request.GrantName;
import io.jenkins.plugins.accessbroker.request.Job;
import io.jenkins.plugins.accessbroker.request.Trigger;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Policy sets of a given size, ten grants to a policy. */
final class Sets {
    private static final int GRANTS_PER_POLICY = 10;
    private static final Position AT = new Position("bench.yaml", 1, 1);
    private static final Owner OWNER = new Owner("Team", "boss@example.com", "oncall@example.com");

    private Sets() {}

    static PolicySet of(int grants) {
        List<Policy> policies = new ArrayList<>();
        for (int policy = 0; policy * GRANTS_PER_POLICY < grants; policy++) {
            List<Grant> made = new ArrayList<>();
            int most = Math.min(GRANTS_PER_POLICY, grants - policy * GRANTS_PER_POLICY);
            for (int grant = 0; grant < most; grant++) {
                made.add(grant("team-" + policy, grant));
            }
            policies.add(new Policy("team-" + policy, OWNER, made, List.of(), List.of(), "0".repeat(64), AT));
        }
        return new PolicySet(policies);
    }

    static AccessRequest request(String grant, String job) {
        return request(grant, job, 1, "ana");
    }

    static AccessRequest request(String grant, String job, int number, String user) {
        Agent agent = new Agent("ec2-1", Set.of("linux"), Optional.of("ec2"), Agent.Life.EPHEMERAL, false);
        BuildContext build = new BuildContext(
                new Job(job, "pipeline"),
                number,
                Fact.of("main", "bench"),
                Fact.absent("bench"),
                Fact.absent("bench"),
                Fact.of(List.of(Trigger.user(user)), "bench"),
                Fact.of(List.of(agent), "bench"),
                Fact.absent("bench"),
                Fact.of(List.of(), "bench"),
                Fact.of(List.of(), "bench"));
        return new AccessRequest(GrantName.parse(grant).orElseThrow(), build);
    }

    private static Grant grant(String policy, int number) {
        List<Condition> conditions = List.of(
                new Jobs(List.of(Glob.of(policy + "/service-" + number + "/**")), AT),
                new AgentClouds(Set.of("ec2"), AT),
                new BuiltIn(false, AT),
                new ChangeRequests(ChangeRequests.Admitted.NONE, AT),
                new Replays(false, AT),
                new Libraries(false, AT),
                new CodingAgents(Set.of(), AT));
        GrantName name = new GrantName(policy, "grant-" + number);
        return new Grant(name, OWNER, "bench", LocalDate.of(2035, 1, 1), conditions, new BenchScope(), AT, AT);
    }

    private record BenchScope() implements Scope {
        @Override
        public String issuer() {
            return "bench";
        }

        @Override
        public Duration ttl() {
            return Duration.ofMinutes(15);
        }

        @Override
        public String summary() {
            return "nothing";
        }

        @Override
        public SortedMap<String, String> details() {
            return new TreeMap<>();
        }
    }
}
