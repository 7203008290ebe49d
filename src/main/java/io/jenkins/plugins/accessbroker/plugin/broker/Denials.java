package io.jenkins.plugins.accessbroker.plugin.broker;

import hudson.model.Run;
import io.jenkins.plugins.accessbroker.decision.Check;
import io.jenkins.plugins.accessbroker.lease.BrokerFault;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

/**
 * How often each build was denied since the controller started. A build that was denied too often gets no answer any more,
 * so that none can fill the audit log: the first request that is refused for it is recorded, the next ones are not.
 */
final class Denials {
    /** Denials of one build at most. */
    static final int MOST = 1_000;

    private static final String TOO_MANY =
            String.format(Locale.ROOT, "%,d denials of this build since the controller started", MOST);

    private final Map<Run<?, ?>, Count> counts = new WeakHashMap<>();

    private static final class Count {
        private int denials;
        private boolean told;
    }

    /** The build was denied once more. */
    synchronized void count(Run<?, ?> build) {
        of(build).denials++;
    }

    /** Whether the build was denied too often. */
    synchronized boolean isOver(Run<?, ?> build) {
        return of(build).denials >= MOST;
    }

    /**
     * Looks whether a build's request may be decided.
     *
     * @return why it may not, to be recorded, where that is not recorded of the build yet
     * @throws BrokerFault if it may not, and that is recorded
     */
    synchronized Optional<Check> before(Run<?, ?> build) throws BrokerFault {
        if (!isOver(build)) {
            return Optional.empty();
        }
        if (of(build).told) {
            throw tooMany();
        }
        of(build).told = true;
        return Optional.of(Check.failed(
                "denials",
                "fewer than " + TOO_MANY,
                "that many, so that whatever else the build asks for is refused without a record"));
    }

    /** What a build is told from then on. */
    static BrokerFault tooMany() {
        return new BrokerFault(
                BrokerFault.Reason.TOO_MANY,
                "there were " + TOO_MANY
                        + ", so nothing is decided for it any more: correct what it asks for, and run it again");
    }

    private Count of(Run<?, ?> build) {
        return counts.computeIfAbsent(build, none -> new Count());
    }
}
