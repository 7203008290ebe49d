package io.jenkins.plugins.accessbroker.plugin.record;

import hudson.model.Run;
import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.AuditEvent.EndCause;
import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.CredentialMark;
import io.jenkins.plugins.accessbroker.audit.Recorded;
import io.jenkins.plugins.accessbroker.audit.json.JsonAuditLog;
import io.jenkins.plugins.accessbroker.decision.Check;
import io.jenkins.plugins.accessbroker.decision.Decision;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.issuer.kinds.IssuerKinds;
import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.PolicyVersion;
import io.jenkins.plugins.accessbroker.policy.condition.Finding;
import io.jenkins.plugins.accessbroker.policy.file.PolicyDirectory;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.request.Agent;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.request.Job;
import io.jenkins.plugins.accessbroker.request.Revision;
import io.jenkins.plugins.accessbroker.request.Trigger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Writes entries of a real audit log, as the broker has them recorded for a build. */
final class Samples implements AutoCloseable {
    static final String SHA256 = "0123456789abcdef".repeat(4);

    private static final Grant GRANT = PolicyDirectory.load(
                    Path.of("testdata/policies"),
                    IssuerKinds.all().stream().map(IssuerKind::scopeReader).toList())
            .policies()
            .stream()
            .flatMap(policy -> policy.grants().stream())
            .filter(grant -> grant.name().toString().equals("payments/deploy-prod"))
            .findFirst()
            .orElseThrow();

    /** When the log's entries are written. */
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private final JsonAuditLog log;

    Samples(Path directory) throws AuditFault {
        log = JsonAuditLog.open(directory, "test.example.com/audit", () -> now);
    }

    Recorded denied(Run<?, ?> build, String text) throws AuditFault {
        Decision.Denied decision = new Decision.Denied(
                request(build, text),
                Optional.of(GRANT),
                Optional.of(GRANT.owner()),
                Optional.of(SHA256),
                List.of(
                        check("jobs", "`payments/deploy`", "`payments/deploy`", Finding.Verdict.HOLDS),
                        check("branches", "`main` or `release/*`", text, Finding.Verdict.FAILS),
                        check("agents.clouds", "`trusted-ec2`", "it is not known", Finding.Verdict.UNKNOWN)),
                List.of(),
                PolicyVersion.of(List.of()));
        return log.append(new AuditEvent.Denied(decision));
    }

    Recorded intent(Run<?, ?> build, String lease) throws AuditFault {
        return log.append(new AuditEvent.Intent(lease, permitted(build)));
    }

    Recorded extended(Run<?, ?> build, String lease) throws AuditFault {
        return log.append(new AuditEvent.Extended(lease, permitted(build)));
    }

    Recorded issued(Run<?, ?> build, String lease, Duration life) throws AuditFault {
        TreeMap<String, String> scope = new TreeMap<>();
        scope.put("role", "arn:aws:iam::123456789012:role/payments-deploy");
        return log.append(new AuditEvent.Issued(
                lease,
                GRANT.name(),
                name(build),
                mark(),
                "b7ee17a4-92a3-4c8f-9a9c-6f8fbb41b3f1",
                scope,
                now.plus(life),
                Duration.ofMillis(84)));
    }

    Recorded failed(Run<?, ?> build, String lease, String message) throws AuditFault {
        return log.append(
                new AuditEvent.Failed(lease, GRANT.name(), name(build), "refused", message, Optional.of("req-1")));
    }

    Recorded ended(Run<?, ?> build, String lease, EndCause cause) throws AuditFault {
        return log.append(new AuditEvent.Ended(
                lease,
                GRANT.name(),
                name(build),
                mark(),
                cause,
                "AWS STS cannot revoke a session",
                false,
                now.plus(Duration.ofMinutes(14))));
    }

    @Override
    public void close() {
        log.close();
    }

    private static Decision.Permitted permitted(Run<?, ?> build) {
        return new Decision.Permitted(
                request(build, "release 2026.11"),
                GRANT,
                SHA256,
                Duration.ofMinutes(15),
                List.of(check("jobs", "`payments/deploy`", "`payments/deploy`", Finding.Verdict.HOLDS)),
                PolicyVersion.of(List.of()));
    }

    private static AccessRequest request(Run<?, ?> build, String text) {
        BuildContext context = new BuildContext(
                new Job(build.getParent().getFullName(), "freestyle"),
                build.getNumber(),
                Fact.of("main", "the job's SCM"),
                Fact.of(new Revision("https://git.example.com/acme/payments.git", text, true), text),
                Fact.absent("the job is of no multibranch project"),
                Fact.of(List.of(Trigger.user("ana.silva")), "the build's causes"),
                Fact.of(
                        List.of(new Agent(
                                "ec2-i-0a1b2c3d",
                                Set.of("linux", "docker"),
                                Optional.of("trusted-ec2"),
                                Agent.Life.EPHEMERAL,
                                false)),
                        "the agent that the step runs on"),
                Fact.absent("the build's causes"),
                Fact.unknown("the libraries are not loaded yet"),
                Fact.of(List.of(), "the change and the causes"));
        return new AccessRequest(GRANT.name(), context, Optional.of(Duration.ofMinutes(10)), Optional.of(text));
    }

    private static Check check(String name, String expected, String met, Finding.Verdict verdict) {
        return new Check(name, expected, met, verdict, Optional.of(GRANT.at()), Optional.empty());
    }

    private static CredentialMark mark() {
        return new CredentialMark("aws", "ASIAIOSFODNN7EXAMPLE", SHA256);
    }

    private static String name(Run<?, ?> build) {
        return build.getParent().getFullName() + " #" + build.getNumber();
    }
}
