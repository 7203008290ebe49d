package io.jenkins.plugins.accessbroker.cli.exec;

import io.jenkins.plugins.accessbroker.audit.AuditEvent.EndCause;
import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.Console;
import io.jenkins.plugins.accessbroker.cli.console.ExitCode;
import io.jenkins.plugins.accessbroker.cli.console.Printer;
import io.jenkins.plugins.accessbroker.cli.policy.ExplanationPrinter;
import io.jenkins.plugins.accessbroker.decision.Decision;
import io.jenkins.plugins.accessbroker.decision.Explanation;
import io.jenkins.plugins.accessbroker.lease.Answer;
import io.jenkins.plugins.accessbroker.lease.BrokerFault;
import io.jenkins.plugins.accessbroker.lease.Lease;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import java.util.List;
import java.util.Set;

/** One request and, if it is permitted, one run of one command. Whatever happens, a lease that began is ended. */
final class Execution {
    /** Exit codes of a process that was killed from outside: by SIGINT, SIGKILL, SIGTERM. */
    private static final Set<Integer> KILLED = Set.of(128 + 2, 128 + 9, 128 + 15);

    private final Console console;
    private final Printer err;
    private final Session session;
    private final RecordedIntent recorded;

    Execution(Console console, Session session, RecordedIntent recorded) {
        this.console = console;
        this.err = console.err();
        this.session = session;
        this.recorded = recorded;
    }

    /** Gives the command's exit code, or that of a denial. */
    int run(AccessRequest request, List<String> command) throws BrokerFault, CliFault {
        ShutdownHook hook = ShutdownHook.install(this::stop);
        try {
            Answer answer = answer(request);
            if (answer instanceof Answer.Granted granted) {
                return run(granted, command);
            }
            return refused((Answer.Refused) answer);
        } finally {
            hook.remove();
        }
    }

    private Answer answer(AccessRequest request) throws BrokerFault, CliFault {
        try {
            return session.request(request);
        } catch (BrokerFault e) {
            recorded.last().ifPresent(this::explain);
            throw e;
        }
    }

    /** Says what was permitted, recorded, and then not given. */
    private void explain(RecordedIntent.Last permit) {
        explain(permit.intent().decision());
        err.line("  lease    " + permit.intent().lease() + " came to nothing, recorded from entry " + permit.sequence()
                + " on");
    }

    private int refused(Answer.Refused refused) {
        explain(refused.decision());
        err.error("denied and recorded as entry " + refused.sequence() + ": the command was not started");
        return ExitCode.DENIED;
    }

    private int run(Answer.Granted granted, List<String> command) throws BrokerFault, CliFault {
        int code;
        try {
            explain(granted);
            code = session.start(process(granted, command)).waitFor();
        } catch (CliFault | RuntimeException | Error e) {
            abort(e);
            throw e;
        } catch (InterruptedException e) {
            session.stop();
            Thread.currentThread().interrupt();
            throw new CliFault(CliFault.Reason.INTERRUPTED, "stopped, and the command with it", e);
        }
        end(code);
        return code;
    }

    private void explain(Answer.Granted granted) {
        Lease lease = granted.lease();
        explain(granted.decision());
        err.line("  lease    " + lease.id() + " until " + lease.expires());
    }

    /** Ends the lease of a command that did not start; what kept it from starting is what is told first. */
    private void abort(Throwable cause) {
        try {
            session.end(EndCause.ABORTED);
        } catch (BrokerFault e) {
            cause.addSuppressed(e);
            err.error(e.getMessage());
        }
    }

    private ProcessBuilder process(Answer.Granted granted, List<String> command) {
        ProcessBuilder process = new ProcessBuilder(command);
        console.stdio().apply(process);
        ChildEnvironment.apply(process.environment(), granted.credential());
        return process;
    }

    private void end(int code) throws CliFault {
        try {
            session.end(KILLED.contains(code) ? EndCause.ABORTED : EndCause.BLOCK_ENDED);
        } catch (BrokerFault e) {
            throw new CliFault(
                    CliFault.Reason.NOT_ENDED, "the command ended with exit code " + code + ": " + e.getMessage(), e);
        }
    }

    private void explain(Decision decision) {
        ExplanationPrinter.print(err, decision, Explanation.brief(decision));
    }

    private void stop() {
        try {
            session.stop();
        } catch (BrokerFault e) {
            err.error(e.getMessage());
        }
    }
}
