package io.jenkins.plugins.accessbroker.policy.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.accessbroker.policy.Deny;
import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.Owner;
import io.jenkins.plugins.accessbroker.policy.Policy;
import io.jenkins.plugins.accessbroker.policy.RegisteredAgent;
import io.jenkins.plugins.accessbroker.policy.Scope;
import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import io.jenkins.plugins.accessbroker.policy.condition.Condition;
import io.jenkins.plugins.accessbroker.policy.condition.Glob;
import io.jenkins.plugins.accessbroker.policy.condition.Key;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import io.jenkins.plugins.accessbroker.policy.document.Problems;
import io.jenkins.plugins.accessbroker.policy.document.Shape;
import io.jenkins.plugins.accessbroker.policy.yaml.Yaml;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a policy that is right is read as. */
class PolicyReaderTest {
    private static final String HEAD = """
            policy: payments
            owner: {team: Payments Platform, business: ana@example.com, technical: "#payments"}
            """;

    private static final String GRANT = """
            grants:
              deploy:
                purpose: Deploy
                expires: 2027-03-31
                to: {jobs: [payments/deploy]}
                issue: {aws: {role: r, ttl: 15m}}
            """;

    @Test
    void a_grant_is_read_with_every_condition_in_the_order_of_keys() {
        Grant grant = read(HEAD + """
                        grants:
                          deploy:
                            issue: {aws: {role: r, ttl: 15m}}
                            to:
                              codingAgents: [b, a]
                              libraries: any
                              replays: allow
                              changeRequests: same-repository
                              agents: {builtIn: allow, life: static, labels: [y, x], clouds: [c], names: ["n-*"]}
                              users: [maria, ana]
                              triggers: [user, timer, scm, upstream, remote, branch]
                              branches: [main, "release/*"]
                              jobs: ["payments/**"]
                            expires: "2027-03-31"
                            purpose: >-
                              Deploy
                              it
                        codingAgents:
                          a: {purpose: x, expires: 2027-01-31}
                          b: {purpose: x, expires: 2027-01-31}
                        """).grants().get(0);
        assertThat(grant.name()).hasToString("payments/deploy");
        assertThat(grant.purpose()).isEqualTo("Deploy it");
        assertThat(grant.expires()).isEqualTo(LocalDate.of(2027, 3, 31));
        assertThat(grant.owner()).isEqualTo(new Owner("Payments Platform", "ana@example.com", "#payments"));
        assertThat(grant.scope().summary()).isEqualTo("r");
        assertThat(grant.at()).hasToString("p.yaml:4:3");
        assertThat(grant.expiresAt()).hasToString("p.yaml:16:5");
        assertThat(words(grant.conditions()))
                .containsExactly(
                        "jobs `payments/**` p.yaml:15:7",
                        "branches `main` or `release/*` p.yaml:14:7",
                        "triggers `user` or `timer` or `scm` or `upstream` or `remote` or `branch` p.yaml:13:7",
                        "users `ana` or `maria` p.yaml:12:7",
                        "agents.names `n-*` p.yaml:11:75",
                        "agents.clouds `c` p.yaml:11:62",
                        "agents.labels `x` and `y` p.yaml:11:46",
                        "agents.life `static` p.yaml:11:32",
                        "agents.builtIn any agent, the built-in node too p.yaml:11:16",
                        "changeRequests no change request, or a trusted one of the same repository p.yaml:10:7",
                        "replays any build, replayed and restarted ones too p.yaml:9:7",
                        "libraries any library p.yaml:8:7",
                        "codingAgents no coding agent but `a` or `b` p.yaml:7:7");
        assertThat(grant.conditions().stream().map(Condition::key)).containsExactly(Key.values());
    }

    @Test
    void what_a_grant_does_not_say_is_denied_where_to_stands() {
        assertThat(words(read(HEAD + GRANT).grants().get(0).conditions()))
                .containsExactly(
                        "jobs `payments/deploy` p.yaml:7:10",
                        "agents.builtIn not the built-in node p.yaml:7:5",
                        "changeRequests no change request p.yaml:7:5",
                        "replays no replay and no restart p.yaml:7:5",
                        "libraries trusted libraries only p.yaml:7:5",
                        "codingAgents no coding agent p.yaml:7:5");
    }

    @Test
    void a_default_that_is_said_stands_where_it_is_said() {
        String said = "to: {jobs: [a], agents: {builtIn: deny}, changeRequests: none, replays: deny,"
                + " libraries: trusted, codingAgents: none}";
        assertThat(words(read(HEAD + GRANT.replace("to: {jobs: [payments/deploy]}", said))
                                .grants()
                                .get(0)
                                .conditions())
                        .subList(1, 6))
                .containsExactly(
                        "agents.builtIn not the built-in node p.yaml:7:30",
                        "changeRequests no change request p.yaml:7:46",
                        "replays no replay and no restart p.yaml:7:68",
                        "libraries trusted libraries only p.yaml:7:83",
                        "codingAgents no coding agent p.yaml:7:103");
    }

    @Test
    void a_policy_has_the_place_of_its_name_and_the_digest_it_was_given() {
        Policy policy = read(HEAD + GRANT);
        assertThat(policy.at()).hasToString("p.yaml:1:9");
        assertThat(policy.digest()).isEqualTo("d1d2");
    }

    @Test
    void a_deny_concerns_its_own_policy_and_stands_for_ever_by_default() {
        Deny deny = read(HEAD + GRANT + "denies: {freeze: {purpose: Freeze, to: {branches: [main]}}}\n")
                .denies()
                .get(0);
        assertThat(deny.grants()).containsExactly(Glob.of("payments/*"));
        assertThat(deny.expires()).isEmpty();
        assertThat(deny.at()).hasToString("p.yaml:9:10");
        assertThat(words(deny.conditions())).containsExactly("branches `main` p.yaml:9:41");
    }

    @Test
    void a_deny_has_no_condition_but_its_own() {
        Deny deny = read(HEAD + GRANT + """
                        denies:
                          freeze:
                            purpose: Freeze
                            expires: 2027-01-02
                            grants: ["**", "*/deploy*"]
                            to:
                              codingAgents: [a]
                              agents: {names: [n], clouds: [c], labels: [l], life: ephemeral}
                              users: [ana]
                              triggers: [timer]
                              jobs: [x]
                        """).denies().get(0);
        assertThat(deny.expires()).contains(LocalDate.of(2027, 1, 2));
        assertThat(deny.grants()).containsExactly(Glob.of("**"), Glob.of("*/deploy*"));
        assertThat(deny.conditions().stream().map(Condition::key))
                .containsExactly(
                        Key.JOBS,
                        Key.TRIGGERS,
                        Key.USERS,
                        Key.AGENT_NAMES,
                        Key.AGENT_CLOUDS,
                        Key.AGENT_LABELS,
                        Key.AGENT_LIFE,
                        Key.CODING_AGENTS);
    }

    @Test
    void a_coding_agent_has_the_owner_of_its_policy_or_its_own() {
        List<RegisteredAgent> agents = read(HEAD + """
                        codingAgents:
                          claude-bot: {purpose: Write, expires: 2027-01-31}
                          "copilot[bot]":
                            purpose: Review
                            expires: 2020-01-31
                            owner: {team: Other, business: https://example.com/team, technical: o@example.com}
                        """).codingAgents();
        assertThat(agents).extracting(RegisteredAgent::id).containsExactly("claude-bot", "copilot[bot]");
        assertThat(agents).extracting(agent -> agent.owner().team()).containsExactly("Payments Platform", "Other");
        assertThat(agents.get(1).at()).hasToString("p.yaml:5:3");
    }

    @Test
    void an_expired_grant_is_read_so_that_it_can_deny() {
        assertThat(read(HEAD + GRANT.replace("2027-03-31", "1999-12-31")).grants())
                .hasSize(1);
    }

    @Test
    void a_reader_that_gives_no_scope_and_no_reason_is_a_problem() {
        ScopeReader silent = new ScopeReader() {
            @Override
            public String issuer() {
                return "aws";
            }

            @Override
            public Shape.Mapping shape() {
                return FakeIssuers.all().get(0).shape();
            }

            @Override
            public Optional<Scope> read(Fields fields) {
                return Optional.empty();
            }
        };
        assertThat(problems(HEAD + GRANT, List.of(silent)))
                .containsExactly(
                        "p.yaml:8:13: grant `deploy`: `issue`: `aws` cannot be read, and its reader does not say"
                                + " why: report this");
    }

    @Test
    void without_any_issuer_only_guards_can_be_read() {
        assertThat(problems(HEAD + GRANT, List.of()))
                .containsExactly("p.yaml:8:13: unknown issuer `aws`: expected one of `credential`");
    }

    @Test
    void two_readers_of_one_issuer_are_a_fault_of_the_program() {
        List<ScopeReader> twice =
                List.of(FakeIssuers.all().get(0), FakeIssuers.all().get(0));
        assertThatThrownBy(() -> new PolicyReader(twice))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("issuer `aws` has two readers");
    }

    @Test
    void a_policy_may_have_two_thousand_grants() {
        assertThat(read(HEAD + grants(2_000)).grants()).hasSize(2_000);
        assertThat(problems(HEAD + grants(2_001), FakeIssuers.all()))
                .containsExactly("p.yaml:3:1: `grants` has 2001 entries, more than the 2000 allowed: split the policy");
    }

    private static String grants(int count) {
        StringBuilder text = new StringBuilder("grants:\n");
        for (int i = 0; i < count; i++) {
            text.append("  g")
                    .append(i)
                    .append(": {purpose: p, expires: 2027-01-31, to: {jobs: [a]},")
                    .append(" issue: {aws: {role: r, ttl: 1h}}}\n");
        }
        return text.toString();
    }

    private static List<String> words(List<Condition> conditions) {
        return conditions.stream()
                .map(condition -> condition.key().text() + " " + condition.expected() + " " + condition.at())
                .toList();
    }

    private static Policy read(String text) {
        Problems problems = new Problems();
        Optional<Policy> policy = read(text, FakeIssuers.all(), problems);
        assertThat(problems.sorted()).isEmpty();
        return policy.orElseThrow();
    }

    private static List<String> problems(String text, List<ScopeReader> scopes) {
        Problems problems = new Problems();
        assertThat(read(text, scopes, problems)).isEmpty();
        return problems.sorted().stream().map(Problem::toString).toList();
    }

    private static Optional<Policy> read(String text, List<ScopeReader> scopes, Problems problems) {
        return Yaml.read("p.yaml", text.getBytes(StandardCharsets.UTF_8), problems)
                .flatMap(document -> new PolicyReader(scopes).read(document, "d1d2", problems));
    }
}
