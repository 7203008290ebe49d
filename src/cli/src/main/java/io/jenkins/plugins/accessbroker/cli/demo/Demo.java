package io.jenkins.plugins.accessbroker.cli.demo;

import io.jenkins.plugins.accessbroker.audit.AuditEvent.EndCause;
import io.jenkins.plugins.accessbroker.audit.AuditLog;
import io.jenkins.plugins.accessbroker.audit.json.JsonAuditLog;
import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.Console;
import io.jenkins.plugins.accessbroker.cli.console.Count;
import io.jenkins.plugins.accessbroker.cli.console.Printer;
import io.jenkins.plugins.accessbroker.cli.console.Style;
import io.jenkins.plugins.accessbroker.cli.policy.ExplanationPrinter;
import io.jenkins.plugins.accessbroker.cli.policy.Policies;
import io.jenkins.plugins.accessbroker.decision.Decision;
import io.jenkins.plugins.accessbroker.decision.Explanation;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.issuer.Issuer;
import io.jenkins.plugins.accessbroker.issuer.Revocation;
import io.jenkins.plugins.accessbroker.issuer.kinds.IssuerKinds;
import io.jenkins.plugins.accessbroker.lease.Answer;
import io.jenkins.plugins.accessbroker.lease.Broker;
import io.jenkins.plugins.accessbroker.lease.Lease;
import io.jenkins.plugins.accessbroker.request.json.RequestReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Goes through some requests from the question to the proof. It fails if anything is not as it must be. */
final class Demo {
    private final Console console;
    private final Printer out;
    private final Workspace workspace;
    private final CheckoutProof checkouts;
    private final List<Lease> leases = new ArrayList<>();

    Demo(Console console, Workspace workspace) {
        this.console = console;
        this.out = console.out();
        this.workspace = workspace;
        this.checkouts = new CheckoutProof(out, workspace);
    }

    /** Runs with some policies and requests, and makes the log of it. */
    void run(Material material) throws Exception {
        PolicySet policies = Policies.load(material.policies(), IssuerKinds.all());
        List<Path> requests = material.requests();
        try (Cloud cloud = Cloud.start(policies, workspace, console.clock())) {
            out.line(
                    Style.BOLD,
                    "Access Broker decides " + Count.of(requests.size(), "request") + ";",
                    " credentials come from emulators of AWS STS at " + cloud.endpoint() + " and of GitHub at "
                            + cloud.code().web());
            Map<String, Issuer> issuers = cloud.issuers(workspace, console.clock());
            try (AuditLog audit = JsonAuditLog.open(material.audit(), "demo", console.clock())) {
                Broker broker = new Broker(() -> policies, () -> issuers, audit, console.clock(), Demo::leaseId);
                for (Path request : requests) {
                    show(request, broker, cloud);
                }
                end(broker);
            } finally {
                issuers.values().forEach(Issuer::close);
            }
            new LogProof(out, workspace).show(material.audit(), cloud.secrets());
        }
    }

    private static String leaseId() {
        return UUID.randomUUID().toString();
    }

    private void show(Path request, Broker broker, Cloud cloud) throws Exception {
        String name = request.getFileName().toString();
        out.line();
        out.line(Style.BOLD, name.substring(0, name.lastIndexOf('.')).replace('-', ' '));
        Answer answer = broker.request(RequestReader.read(request));
        if (answer instanceof Answer.Granted granted) {
            explain(granted.decision());
            leases.add(granted.lease());
            use(granted, cloud);
        } else {
            explain(((Answer.Refused) answer).decision());
        }
    }

    private void explain(Decision decision) {
        ExplanationPrinter.print(out, decision, Explanation.brief(decision));
    }

    private void use(Answer.Granted granted, Cloud cloud) throws Exception {
        if (granted.lease().credential().issuer().equals("github")) {
            checkouts.show(granted.credential(), cloud.code());
            return;
        }
        try (Build build = new Build(cloud.endpoint(), granted.credential())) {
            out.line(Style.GOOD, "  works    ", "sts knows the build as " + build.identity());
            Optional<String> refusal = build.refusal(Cloud.FORBIDDEN);
            if (refusal.isEmpty()) {
                throw new CliFault(
                        CliFault.Reason.NOT_SHOWN, "the build got `" + Cloud.FORBIDDEN + "`, which it must not");
            }
            out.line(Style.GOOD, "  bounded  ", refusal.get() + " when it asks sts for " + Cloud.FORBIDDEN);
        }
    }

    private void end(Broker broker) throws Exception {
        out.line();
        out.line(Style.BOLD, "the builds end, and their leases with them");
        for (Lease lease : leases) {
            Optional<Revocation> outcome = broker.end(lease, EndCause.BLOCK_ENDED);
            out.line("  " + lease.grant() + ": " + outcome(outcome, lease));
        }
        checkouts.over();
    }

    private static String outcome(Optional<Revocation> outcome, Lease lease) {
        boolean revoked = outcome.filter(Revocation.Revoked.class::isInstance).isPresent();
        return lease.credential().id()
                + (revoked ? " is revoked" : " is not handed out again, and expires at " + lease.expires());
    }
}
