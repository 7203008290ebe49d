package io.jenkins.plugins.accessbroker.lease;

import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.AuditLog;
import io.jenkins.plugins.accessbroker.audit.Recorded;
import io.jenkins.plugins.accessbroker.audit.json.JsonAuditLog;
import io.jenkins.plugins.accessbroker.issuer.Credential;
import io.jenkins.plugins.accessbroker.issuer.Issuer;
import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.issuer.Order;
import io.jenkins.plugins.accessbroker.issuer.Revocation;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * A process of its own that lets one request run from its decision to the lease's end, tells each step on its output
 * when it is over, and is killed at the step that it is told.
 */
public final class KilledFlow {
    private final int killedAt;
    private int step;

    private KilledFlow(int killedAt) {
        this.killedAt = killedAt;
    }

    /** Takes the log's directory and the number of the step after which nothing runs any more. */
    public static void main(String[] args) throws Exception {
        new KilledFlow(Integer.parseInt(args[1])).run(Path.of(args[0]));
    }

    private void run(Path directory) throws Exception {
        AuditLog log = JsonAuditLog.open(directory, "test.example.com/audit", InstantSource.system());
        Bench bench = new Bench();
        Issuer killing = new KillingIssuer(bench.issuer());
        Broker broker = new Broker(
                bench::policies, () -> Map.of("test", killing), new KillingLog(log), () -> Bench.NOW, () -> "lease-1");
        Answer.Granted granted = (Answer.Granted) broker.request(Bench.request("payments/deploy"));
        over("released");
        broker.end(granted.lease(), AuditEvent.EndCause.BLOCK_ENDED);
        over("done");
    }

    /** Halts as a kill does: no hook, no finally, no flush. */
    private void over(String what) {
        System.out.println(what);
        System.out.flush();
        if (++step == killedAt) {
            Runtime.getRuntime().halt(9);
        }
    }

    private final class KillingLog implements AuditLog {
        private final AuditLog log;

        KillingLog(AuditLog log) {
            this.log = log;
        }

        @Override
        public Recorded append(AuditEvent event) throws AuditFault {
            over("before append");
            Recorded recorded = log.append(event);
            over("acknowledged " + recorded.sequence());
            return recorded;
        }

        @Override
        public void close() throws AuditFault {
            log.close();
        }
    }

    private final class KillingIssuer implements Issuer {
        private final Issuer issuer;

        KillingIssuer(Issuer issuer) {
            this.issuer = issuer;
        }

        @Override
        public String name() {
            return issuer.name();
        }

        @Override
        public Credential issue(Order order) throws IssuerFault {
            Credential credential = issuer.issue(order);
            over("issued");
            return credential;
        }

        @Override
        public Revocation revoke(Credential credential) throws IssuerFault {
            Revocation revocation = issuer.revoke(credential);
            over("revoked");
            return revocation;
        }
    }
}
