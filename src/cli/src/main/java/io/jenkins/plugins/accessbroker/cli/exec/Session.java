package io.jenkins.plugins.accessbroker.cli.exec;

import io.jenkins.plugins.accessbroker.audit.AuditEvent.EndCause;
import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.issuer.Revocation;
import io.jenkins.plugins.accessbroker.lease.Answer;
import io.jenkins.plugins.accessbroker.lease.Broker;
import io.jenkins.plugins.accessbroker.lease.BrokerFault;
import io.jenkins.plugins.accessbroker.lease.Lease;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * One lease and the command that has it. Safe for use by two threads: the one that runs the command, and the one that
 * stops everything when this process is asked to end.
 *
 * <p>The lease ends once, by whoever comes first. Once stopped, nothing more is asked for and nothing more is started.
 */
final class Session {
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Broker broker;
    private Optional<Lease> lease = Optional.empty();
    private Optional<Process> child = Optional.empty();
    private boolean stopped;

    Session(Broker broker) {
        this.broker = broker;
    }

    synchronized Answer request(AccessRequest request) throws BrokerFault, CliFault {
        checkGoesOn();
        Answer answer = broker.request(request);
        if (answer instanceof Answer.Granted granted) {
            lease = Optional.of(granted.lease());
        }
        return answer;
    }

    synchronized Process start(ProcessBuilder command) throws CliFault {
        checkGoesOn();
        try {
            Process process = command.start();
            child = Optional.of(process);
            return process;
        } catch (IOException e) {
            throw new CliFault(
                    CliFault.Reason.NOT_STARTED,
                    "cannot start the command " + Quote.of(command.command().get(0))
                            + ": check that it is there, on the `PATH`, and may be executed",
                    e);
        }
    }

    /** Ends the lease, as aborted if everything was stopped. Ending again does nothing. */
    synchronized Optional<Revocation> end(EndCause cause) throws BrokerFault {
        if (lease.isEmpty()) {
            return Optional.empty();
        }
        Optional<Revocation> outcome = broker.end(lease.get(), stopped ? EndCause.ABORTED : cause);
        lease = Optional.empty();
        return outcome;
    }

    /** Ends the command and then the lease; waits for a request that is under way. */
    void stop() throws BrokerFault {
        stopping().ifPresent(process -> Children.terminate(process, GRACE));
        end(EndCause.ABORTED);
    }

    private synchronized Optional<Process> stopping() {
        stopped = true;
        return child;
    }

    private void checkGoesOn() throws CliFault {
        if (stopped) {
            throw new CliFault(CliFault.Reason.INTERRUPTED, "stopped before the command was started");
        }
    }
}
