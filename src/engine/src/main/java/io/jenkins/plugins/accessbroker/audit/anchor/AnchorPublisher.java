package io.jenkins.plugins.accessbroker.audit.anchor;

import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.AuditFault;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Brings the checkpoints of one log to its anchors, each in a thread of its own, so that none waits for another. Nobody who
 * records waits for any of them. Thread-safe.
 */
public final class AnchorPublisher implements AutoCloseable {
    /** A minute between the end of one look at an anchor and the next. */
    public static final Duration USUAL = Duration.ofMinutes(1);

    private final List<AnchorWatch> watches;
    private final List<ScheduledExecutorService> threads;

    /** Publishes nothing until it is told to. It closes the anchors when it is closed. */
    public AnchorPublisher(AnchoredLog log, List<AnchorSetup> anchors, InstantSource clock) {
        watches = anchors.stream()
                .map(anchor -> new AnchorWatch(log, anchor, clock))
                .toList();
        threads = watches.stream()
                .map(watch -> Executors.newSingleThreadScheduledExecutor(factory(watch)))
                .toList();
    }

    private static ThreadFactory factory(AnchorWatch watch) {
        return work -> {
            Thread thread = new Thread(null, work, "anchor " + watch.state().anchor(), 0, false);
            thread.setDaemon(true);
            thread.setContextClassLoader(null);
            return thread;
        };
    }

    /** Publishes now, and from then on each time that the pause is over. */
    public void start(Duration pause) {
        for (int at = 0; at < watches.size(); at++) {
            threads.get(at).scheduleWithFixedDelay(watches.get(at)::round, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Publishes to all anchors once, one after the other, and waits for it. Not to be used beside {@link #start}. */
    public void publish() {
        watches.forEach(AnchorWatch::round);
    }

    /** How each anchor is, in the order in which they were given. */
    public List<AnchorState> states() {
        return watches.stream().map(AnchorWatch::state).toList();
    }

    /** The log has so many entries by now. */
    public void recorded(long entries) {
        watches.forEach(watch -> watch.recorded(entries));
    }

    /**
     * Checks that an event may be recorded: one by which somebody gets access may not, while an anchor is further behind than is
     * demanded of it.
     *
     * @throws AuditFault {@link AuditFault.Reason#UNANCHORED} if it may not
     */
    public void check(AuditEvent event) throws AuditFault {
        if (event instanceof AuditEvent.Intent
                || event instanceof AuditEvent.Extended
                || event instanceof AuditEvent.Used) {
            check();
        }
    }

    void check() throws AuditFault {
        for (AnchorWatch watch : watches) {
            Optional<String> behind = watch.behind();
            if (behind.isPresent()) {
                throw new AuditFault(
                        AuditFault.Reason.UNANCHORED,
                        "the audit log is not anchored as it must be before access is given: " + behind.get());
            }
        }
    }

    /** Stops. What is under way goes on to its end, which is bounded, and closes its anchor then. */
    @Override
    public void close() {
        for (int at = 0; at < watches.size(); at++) {
            threads.get(at).execute(watches.get(at)::close);
            threads.get(at).shutdown();
        }
    }
}
