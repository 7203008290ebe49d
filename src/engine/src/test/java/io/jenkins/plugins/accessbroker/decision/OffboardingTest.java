package io.jenkins.plugins.accessbroker.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.Cases;
import io.jenkins.plugins.accessbroker.issuer.GoldenFile;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.issuer.kinds.IssuerKinds;
import io.jenkins.plugins.accessbroker.policy.file.LoadedPolicies;
import io.jenkins.plugins.accessbroker.policy.file.PolicyDirectory;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.request.Agent;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.CodingAgent;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.request.GrantName;
import io.jenkins.plugins.accessbroker.request.Job;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One line ends an owner, a grant or a coding agent, and all that hangs on it, from the start of its day in UTC. */
class OffboardingTest {
    private static final Instant BEFORE = Instant.parse("2026-11-30T23:59:59Z");
    private static final Instant FROM = Instant.parse("2026-12-01T00:00:00Z");

    @TempDir
    Path directory;

    private String policy;

    @BeforeEach
    void read() throws Exception {
        policy = Files.readString(Cases.testdata("offboarding/payments.yaml"));
    }

    @Test
    void nothing_is_offboarded_by_itself() throws Exception {
        Decision decision = decide(policy, FROM, List.of());
        assertThat(decision).isInstanceOf(Decision.Permitted.class);
        assertThat(decision.trace()).extracting(Check::name).doesNotContain("offboarded");
    }

    @Test
    void an_owner_takes_its_grants_along() throws Exception {
        String gone = policy.replace("  # of the owner", "  offboarded: 2026-12-01");
        assertThat(decide(gone, BEFORE, List.of())).isInstanceOf(Decision.Permitted.class);
        denied("owner", decide(gone, FROM, List.of()));
    }

    @Test
    void a_grant_ends() throws Exception {
        String gone = policy.replace("    # of the grant", "    offboarded: 2026-12-01");
        assertThat(decide(gone, BEFORE, List.of())).isInstanceOf(Decision.Permitted.class);
        denied("grant", decide(gone, FROM, List.of()));
    }

    @Test
    void a_coding_agent_gets_nothing_any_more_and_builds_without_it_do() throws Exception {
        String gone = policy.replace("    # of the coding agent", "    offboarded: 2026-12-01");
        assertThat(decide(gone, BEFORE, List.of("writer"))).isInstanceOf(Decision.Permitted.class);
        assertThat(decide(gone, FROM, List.of())).isInstanceOf(Decision.Permitted.class);
        denied("coding-agent", decide(gone, FROM, List.of("writer")));
    }

    @Test
    void the_owner_of_a_coding_agent_takes_it_along() throws Exception {
        String gone = policy.replace("      # of its owner", "      offboarded: 2026-12-01");
        assertThat(decide(gone, BEFORE, List.of("writer"))).isInstanceOf(Decision.Permitted.class);
        assertThat(decide(gone, FROM, List.of())).isInstanceOf(Decision.Permitted.class);
        denied("coding-agents-owner", decide(gone, FROM, List.of("writer")));
    }

    /** Otherwise to offboard a team would open what it keeps closed. */
    @Test
    void the_denies_of_an_owner_stay() throws Exception {
        String gone = policy.replace("  # of the owner", "  offboarded: 2026-12-01")
                .replace("  freeze:", "  freeze:\n    grants: [\"**\"]")
                .replace("jobs: [elsewhere]", "jobs: [\"**\"]");
        Decision.Denied denied = (Decision.Denied) decide(gone, FROM, List.of());
        assertThat(denied.failed()).extracting(Check::name).containsExactly("offboarded", "deny payments/freeze");
    }

    @Test
    void what_comes_first_counts() throws Exception {
        String gone = policy.replace("  # of the owner", "  offboarded: 2027-01-01")
                .replace("    # of the grant", "    offboarded: 2026-12-01");
        assertThat(decide(gone, BEFORE, List.of())).isInstanceOf(Decision.Permitted.class);
        assertThat(decide(gone, FROM, List.of())).isInstanceOf(Decision.Denied.class);
        String other = policy.replace("  # of the owner", "  offboarded: 2026-12-01")
                .replace("    # of the grant", "    offboarded: 2027-01-01");
        assertThat(decide(other, FROM, List.of())).isInstanceOf(Decision.Denied.class);
    }

    private static void denied(String name, Decision decision) {
        Decision.Denied denied = (Decision.Denied) decision;
        assertThat(denied.failed()).extracting(Check::name).containsExactly("offboarded");
        GoldenFile.check(
                Cases.testdata("offboarding/" + name + ".txt"), String.join("\n", Explanation.full(decision)) + "\n");
    }

    private Decision decide(String text, Instant time, List<String> codingAgents) throws Exception {
        Files.writeString(directory.resolve("payments.yaml"), text);
        LoadedPolicies loaded = PolicyDirectory.load(
                directory,
                IssuerKinds.all().stream().map(IssuerKind::scopeReader).toList());
        assertThat(loaded.problems()).isEmpty();
        Agent agent = new Agent("ec2-1", Set.of(), Optional.of("ec2"), Agent.Life.EPHEMERAL, false);
        BuildContext build = new BuildContext(
                new Job("payments/deploy", "pipeline"),
                7,
                Fact.of("main", "test"),
                Fact.absent("test"),
                Fact.absent("test"),
                Fact.of(List.of(), "test"),
                Fact.of(List.of(agent), "test"),
                Fact.absent("test"),
                Fact.of(List.of(), "test"),
                Fact.of(
                        codingAgents.stream()
                                .map(id -> new CodingAgent(id, CodingAgent.Part.CHANGE))
                                .toList(),
                        "test"));
        return new PolicySet(loaded.policies())
                .decide(new AccessRequest(new GrantName("payments", "deploy"), build), time);
    }
}
