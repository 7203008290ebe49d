package io.jenkins.plugins.accessbroker.plugin.guard;

import hudson.model.Run;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import io.jenkins.plugins.accessbroker.audit.CredentialUse;
import io.jenkins.plugins.accessbroker.lease.BrokerFault;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Records uses past the broker on a thread of its own, each once an hour: what scans and polls is at it all the time. What
 * waits is bounded; what is too much is named in the controller's log only.
 */
final class PastTheBroker {
    private static final Logger LOGGER = Logger.getLogger(PastTheBroker.class.getName());
    private static final Duration AGAIN = Duration.ofHours(1);
    private static final int REMEMBERED = 10_000;
    private static final int WAITING = 1_000;

    private final InstantSource clock = InstantSource.system();
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(WAITING),
            new NamingThreadFactory(new DaemonThreadFactory(), "access-broker unmediated uses"));
    private final Map<Seen, Instant> seen = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Seen, Instant> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Seen(String place, CredentialUse use) {}

    PastTheBroker() {
        thread.allowCoreThreadTimeOut(true);
    }

    void record(Optional<Run<?, ?>> build, String place, CredentialUse use) {
        if (!isNew(new Seen(place, use))) {
            return;
        }
        try {
            thread.execute(() -> write(build, place, use));
        } catch (RejectedExecutionException e) {
            LOGGER.warning(() -> "too many uses of guarded credentials past the broker to record them all: " + place
                    + " used " + use.credential());
        }
    }

    /** Waits until what was taken before is written. */
    void settle() {
        try {
            thread.submit(() -> {}).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized boolean isNew(Seen use) {
        Instant now = clock.instant();
        Instant last = seen.get(use);
        if (last != null && now.isBefore(last.plus(AGAIN))) {
            return false;
        }
        seen.remove(use);
        seen.put(use, now);
        return true;
    }

    private static void write(Optional<Run<?, ?>> build, String place, CredentialUse use) {
        try {
            AccessBroker.get().unmediated(build, place, use);
        } catch (BrokerFault | RuntimeException e) {
            LOGGER.log(
                    Level.WARNING,
                    e,
                    () -> "cannot record that " + place + " used the guarded credential " + use.credential()
                            + " past the broker");
        }
    }
}
