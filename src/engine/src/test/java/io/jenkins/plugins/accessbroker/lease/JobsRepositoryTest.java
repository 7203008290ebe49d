package io.jenkins.plugins.accessbroker.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.Cases;
import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.AuditLog;
import io.jenkins.plugins.accessbroker.audit.Recorded;
import io.jenkins.plugins.accessbroker.decision.Check;
import io.jenkins.plugins.accessbroker.decision.Decision;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.issuer.Credential;
import io.jenkins.plugins.accessbroker.issuer.Issuer;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.issuer.Order;
import io.jenkins.plugins.accessbroker.issuer.Revocation;
import io.jenkins.plugins.accessbroker.issuer.Secret;
import io.jenkins.plugins.accessbroker.issuer.kinds.IssuerKinds;
import io.jenkins.plugins.accessbroker.policy.condition.Finding;
import io.jenkins.plugins.accessbroker.policy.file.LoadedPolicies;
import io.jenkins.plugins.accessbroker.policy.file.PolicyDirectory;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.request.GrantName;
import io.jenkins.plugins.accessbroker.request.Revision;
import io.jenkins.plugins.accessbroker.request.json.RequestReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A grant for the repository that the job's own definition names: {@code repositories: [scm]}. */
class JobsRepositoryTest {
    private static final String URL = "https://github.com/acme/payments.git";
    private static final String POLICY = """
            policy: payments
            owner: {team: Payments, business: a@example.com, technical: b@example.com}
            grants:
              read-own:
                purpose: Check out
                expires: 2035-12-31
                to: {jobs: ["payments/**"]}
                issue:
                  github: {repositories: [scm], permissions: {contents: read}}
            """;

    private final List<Order> orders = new ArrayList<>();
    private PolicySet policies;

    @BeforeEach
    void load(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("payments.yaml"), POLICY);
        LoadedPolicies loaded = PolicyDirectory.load(
                folder, IssuerKinds.all().stream().map(IssuerKind::scopeReader).toList());
        assertThat(loaded.problems()).isEmpty();
        policies = new PolicySet(loaded.policies());
    }

    @Test
    void is_given_where_it_is_known_and_trusted() throws Exception {
        request(Fact.of(new Revision(URL, Optional.of("c0ffee"), true), "test"));
        assertThat(orders).hasSize(1);
        assertThat(orders.get(0).repository()).contains(URL);
    }

    @Test
    void is_denied_where_its_revision_is_not_trusted() throws Exception {
        assertThat(denied(Fact.of(new Revision(URL, Optional.of("c0ffee"), false), "test")))
                .returns(Finding.Verdict.FAILS, Check::verdict)
                .returns("an untrusted revision of `" + URL + "`", Check::met);
    }

    @Test
    void is_denied_where_it_is_not_known() throws Exception {
        assertThat(denied(Fact.unknown("the job's definition cannot be read")))
                .returns(Finding.Verdict.UNKNOWN, Check::verdict)
                .returns("not known: the job's definition cannot be read", Check::met);
    }

    @Test
    void is_denied_where_there_is_none() throws Exception {
        assertThat(denied(Fact.absent("test")))
                .returns(Finding.Verdict.FAILS, Check::verdict)
                .returns("revision", Check::name);
    }

    private Check denied(Fact<Revision> revision) throws Exception {
        Answer answer = request(revision);
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        assertThat(orders).isEmpty();
        Decision.Denied decision = ((Answer.Refused) answer).decision();
        assertThat(decision.failed()).hasSize(1);
        return decision.failed().get(0);
    }

    private Answer request(Fact<Revision> revision) throws Exception {
        Broker broker = new Broker(
                () -> policies,
                () -> Map.of("github", new Noting(orders)),
                new NoLog(),
                InstantSource.system(),
                () -> "l-1");
        return broker.request(asking(revision));
    }

    private static AccessRequest asking(Fact<Revision> revision) throws Exception {
        BuildContext build = RequestReader.read(Cases.testdata("requests/1-release-on-main.json"))
                .build();
        return new AccessRequest(
                GrantName.parse("payments/read-own").orElseThrow(),
                new BuildContext(
                        build.job(),
                        build.number(),
                        build.branch(),
                        revision,
                        build.changeRequest(),
                        build.triggers(),
                        build.agents(),
                        build.rerun(),
                        build.libraries(),
                        build.codingAgents()));
    }

    private static final class NoLog implements AuditLog {
        @Override
        public Recorded append(AuditEvent event) {
            return new Recorded(0, new byte[0]);
        }

        @Override
        public void close() {}
    }

    private record Noting(List<Order> orders) implements Issuer {
        @Override
        public String name() {
            return "github";
        }

        @Override
        public Credential issue(Order order) {
            orders.add(order);
            Secret secret = Secret.of("secret");
            return new Credential(
                    "id",
                    secret.sha256(),
                    Map.of("TOKEN", secret),
                    new TreeMap<>(),
                    Instant.EPOCH,
                    "req-1",
                    new TreeMap<>());
        }

        @Override
        public Revocation revoke(Credential credential) {
            return new Revocation.Revoked("req-2");
        }
    }
}
