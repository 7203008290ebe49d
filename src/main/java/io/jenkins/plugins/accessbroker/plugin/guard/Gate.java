package io.jenkins.plugins.accessbroker.plugin.guard;

import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import io.jenkins.plugins.accessbroker.plugin.lease.AccessRefused;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Decides on uses on threads of its own, so that whoever waits for a decision waits no longer than a bound. What has not
 * been decided and recorded by then is refused.
 */
final class Gate {
    private static final Logger LOGGER = Logger.getLogger(Gate.class.getName());
    private static final int THREADS = 8;
    private static final int WAITING = 1_000;

    /** How long anybody waits for facts, decision and record. */
    static final Duration LIMIT = Duration.ofSeconds(10);

    private final Duration limit;
    private final ThreadPoolExecutor threads;

    Gate(Duration limit) {
        this.limit = limit;
        this.threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(WAITING),
                new NamingThreadFactory(new DaemonThreadFactory(), "access-broker guard"));
        threads.allowCoreThreadTimeOut(true);
    }

    /** How many decisions were asked for. */
    long asked() {
        return threads.getTaskCount();
    }

    /**
     * Waits for the verdicts.
     *
     * @throws AccessRefused if there are none in time; then nothing may be used
     */
    List<Verdict> await(Callable<List<Verdict>> decide) throws AccessRefused {
        try {
            return get(threads.submit(decide));
        } catch (RejectedExecutionException e) {
            throw new AccessRefused(
                    "no access: too many decisions on guarded credentials wait: run the build again later");
        }
    }

    /** The work is never interrupted: it may be writing to the audit log. */
    private List<Verdict> get(Future<List<Verdict>> verdicts) throws AccessRefused {
        try {
            return verdicts.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            verdicts.cancel(false);
            throw new AccessRefused("no access: nothing was decided on a guarded credential within " + limit.toSeconds()
                    + " s: the SCM or the disk of the audit log is slow: run the build again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            verdicts.cancel(false);
            throw new AccessRefused("no access: the decision on a guarded credential was interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AccessRefused refused) {
                throw refused;
            }
            LOGGER.log(Level.WARNING, e.getCause(), () -> "cannot decide on the use of a guarded credential");
            throw new AccessRefused(
                    "no access: the use of a guarded credential could not be decided on: see the controller's log");
        }
    }
}
