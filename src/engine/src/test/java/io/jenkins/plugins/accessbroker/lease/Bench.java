package io.jenkins.plugins.accessbroker.lease;

import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.AuditLog;
import io.jenkins.plugins.accessbroker.audit.Recorded;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.issuer.Credential;
import io.jenkins.plugins.accessbroker.issuer.Issuer;
import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.issuer.Order;
import io.jenkins.plugins.accessbroker.issuer.Revocation;
import io.jenkins.plugins.accessbroker.issuer.Secret;
import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.Owner;
import io.jenkins.plugins.accessbroker.policy.Policy;
import io.jenkins.plugins.accessbroker.policy.Scope;
import io.jenkins.plugins.accessbroker.policy.condition.Glob;
import io.jenkins.plugins.accessbroker.policy.condition.Jobs;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.request.GrantName;
import io.jenkins.plugins.accessbroker.request.Job;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A broker with an issuer and an audit log that do as a test tells them, and write down the order of what happens. */
final class Bench {
    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    static final GrantName GRANT = new GrantName("payments", "deploy");
    static final String SECRET = "SECRET-value-that-must-never-be-seen";

    final List<String> steps = new ArrayList<>();
    final List<AuditEvent> events = new ArrayList<>();
    final Broker broker;
    /** The 1-based append that fails; none with 0. */
    int failingAppend;

    IssuerFault issueFault;
    RuntimeException issueCrash;
    IssuerFault revokeFault;
    RuntimeException revokeCrash;
    Step onRevoke = () -> {};
    String keyId = "KEY-1";
    Revocation revocation = new Revocation.Revoked("req-2");
    private final Issuer issuer = new BenchIssuer();
    private PolicySet policies = new PolicySet(List.of(policy(new BenchScope("all"))));
    private int appends;

    /** A step that may wait. */
    interface Step {
        void run() throws InterruptedException;
    }

    Bench() {
        this(Map.of("test", "issuer"));
    }

    Bench(Map<String, String> issuers) {
        AtomicInteger leases = new AtomicInteger();
        Map<String, Issuer> named = new TreeMap<>();
        issuers.keySet().forEach(name -> named.put(name, issuer));
        broker = new Broker(
                () -> policies, () -> named, new BenchLog(), () -> NOW, () -> "lease-" + leases.incrementAndGet());
    }

    /** The grant gives something else from now on. */
    void change() {
        policies = new PolicySet(List.of(policy(new BenchScope("some"))));
    }

    PolicySet policies() {
        return policies;
    }

    Issuer issuer() {
        return issuer;
    }

    static AccessRequest request(String job) {
        return new AccessRequest(
                GRANT,
                new BuildContext(
                        new Job(job, "pipeline"),
                        7,
                        Fact.absent("test"),
                        Fact.absent("test"),
                        Fact.absent("test"),
                        Fact.of(List.of(), "test"),
                        Fact.of(List.of(), "test"),
                        Fact.absent("test"),
                        Fact.of(List.of(), "test"),
                        Fact.of(List.of(), "test")));
    }

    private static Policy policy(Scope scope) {
        Position at = new Position("payments.yaml", 3, 3);
        Owner owner = new Owner("Payments", "boss@example.com", "oncall@example.com");
        Grant grant = new Grant(
                GRANT,
                owner,
                "Deploy",
                LocalDate.of(2027, 1, 1),
                List.of(new Jobs(List.of(Glob.of("payments/deploy")), at)),
                scope,
                at,
                at);
        return new Policy("payments", owner, List.of(grant), List.of(), List.of(), "0".repeat(64), at);
    }

    private record BenchScope(String what) implements Scope {
        @Override
        public String issuer() {
            return "test";
        }

        @Override
        public Duration ttl() {
            return Duration.ofMinutes(15);
        }

        @Override
        public String summary() {
            return "test access";
        }

        @Override
        public SortedMap<String, String> details() {
            return new TreeMap<>(Map.of("what", what));
        }
    }

    private final class BenchLog implements AuditLog {
        @Override
        public Recorded append(AuditEvent event) throws AuditFault {
            String name = event.getClass().getSimpleName().toLowerCase(Locale.ROOT);
            if (++appends == failingAppend) {
                steps.add(name + " not recorded");
                throw new AuditFault(AuditFault.Reason.UNWRITABLE, "the disk is full: make room");
            }
            steps.add(name);
            events.add(event);
            Recorded recorded = new Recorded(events.size() - 1L, name.getBytes(StandardCharsets.UTF_8));
            return recorded;
        }

        @Override
        public void close() {}
    }

    private final class BenchIssuer implements Issuer {
        @Override
        public String name() {
            return "test";
        }

        @Override
        public Credential issue(Order order) throws IssuerFault {
            steps.add("issue");
            if (issueFault != null) {
                throw issueFault;
            }
            if (issueCrash != null) {
                throw issueCrash;
            }
            Secret secret = Secret.of(SECRET);
            return new Credential(
                    keyId,
                    secret.sha256(),
                    Map.of("TOKEN", secret),
                    new TreeMap<>(),
                    NOW.plus(order.ttl()),
                    "req-1",
                    new TreeMap<>(Map.of("to", "test")));
        }

        @Override
        public Revocation revoke(Credential credential) throws IssuerFault {
            steps.add("revoke");
            try {
                onRevoke.run();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            if (revokeCrash != null) {
                throw revokeCrash;
            }
            if (revokeFault != null) {
                throw revokeFault;
            }
            return revocation;
        }
    }
}
