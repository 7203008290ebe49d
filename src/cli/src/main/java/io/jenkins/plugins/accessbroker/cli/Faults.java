package io.jenkins.plugins.accessbroker.cli;

import io.jenkins.plugins.accessbroker.approval.file.ApprovalFault;
import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorFault;
import io.jenkins.plugins.accessbroker.audit.index.IndexFault;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.proof.ReceiptFault;
import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.ExitCode;
import io.jenkins.plugins.accessbroker.cli.console.Printer;
import io.jenkins.plugins.accessbroker.cli.console.Style;
import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.lease.BrokerFault;
import io.jenkins.plugins.accessbroker.policy.git.GitFault;
import io.jenkins.plugins.accessbroker.policy.source.SourceFault;
import io.jenkins.plugins.accessbroker.request.RequestFault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;

/** Tells a person what went wrong: one message for what is foreseen, where to report what is not. */
final class Faults {
    private static final String REPORT = "https://github.com/jenkinsci/access-broker-plugin/issues";

    private static final Set<Class<? extends Exception>> FORESEEN = Set.of(
            RequestFault.class,
            GitFault.class,
            IssuerFault.class,
            AuditFault.class,
            LogFault.class,
            AnchorFault.class,
            ReceiptFault.class,
            IndexFault.class,
            BrokerFault.class,
            SourceFault.class,
            ApprovalFault.class,
            CliFault.class);

    private final Printer err;

    Faults(Printer err) {
        this.err = err;
    }

    /** Tells of it, with its stack trace where that is wanted. */
    int tell(Throwable fault, boolean debug) {
        if (FORESEEN.contains(fault.getClass())) {
            err.error(fault.getMessage());
            if (fault instanceof ApprovalFault approval) {
                approval.problems().forEach(problem -> err.line("  " + problem));
            }
        } else {
            err.error("internal error: this is a fault of access-broker itself: run it again with `--debug` and report"
                    + " what it prints at " + REPORT);
        }
        if (debug) {
            StringWriter trace = new StringWriter();
            fault.printStackTrace(new PrintWriter(trace, true));
            trace.toString().lines().forEach(line -> err.line(Style.FAINT, line.replace("\t", "    ")));
        }
        return ExitCode.FAILED;
    }
}
