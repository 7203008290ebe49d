package io.jenkins.plugins.accessbroker.plugin.lease;

import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Decides on threads of its own, so that whoever waits for a decision waits no longer than a bound. What has not been
 * decided and recorded by then is refused.
 */
public final class Gate {
    private static final Logger LOGGER = Logger.getLogger(Gate.class.getName());
    private static final int THREADS = 8;
    private static final int WAITING = 1_000;

    /** How long anybody waits for facts, decision and record. */
    public static final Duration LIMIT = Duration.ofSeconds(10);

    private final String about;
    private final Duration limit;
    private final ThreadPoolExecutor threads;

    /**
     * A gate.
     *
     * @param about what is decided on, as messages name it
     * @param limit how long anybody waits
     */
    public Gate(String about, Duration limit) {
        this.about = about;
        this.limit = limit;
        this.threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(WAITING),
                new NamingThreadFactory(new DaemonThreadFactory(), "access-broker: " + about));
        threads.allowCoreThreadTimeOut(true);
    }

    /** How many decisions were asked for. */
    public long asked() {
        return threads.getTaskCount();
    }

    /**
     * Waits for an answer.
     *
     * @param late is given the answer instead, if it comes when nobody waits for it any more
     * @throws AccessRefused if there is none in time; then nothing may be used
     */
    public <T> T await(Callable<T> work, Consumer<T> late) throws AccessRefused {
        AtomicBoolean awaited = new AtomicBoolean(true);
        try {
            return get(threads.submit(() -> answer(work, late, awaited)), awaited);
        } catch (RejectedExecutionException e) {
            throw new AccessRefused("no access: too many decisions on " + about + " wait: run the build again later");
        }
    }

    /** Does something soon, and nobody waits for it; not if too much waits. */
    public void soon(Runnable work) {
        try {
            threads.execute(work);
        } catch (RejectedExecutionException e) {
            LOGGER.log(Level.FINE, e, () -> "too much waits");
        }
    }

    private static <T> T answer(Callable<T> work, Consumer<T> late, AtomicBoolean awaited) throws Exception {
        T answer;
        try {
            answer = work.call();
        } catch (Exception | Error e) {
            if (!awaited.get()) {
                LOGGER.log(Level.WARNING, e, () -> "a decision that was given up has failed");
            }
            throw e;
        }
        if (!awaited.compareAndSet(true, false)) {
            late.accept(answer);
        }
        return answer;
    }

    private <T> T get(Future<T> answer, AtomicBoolean awaited) throws AccessRefused {
        try {
            return wait(answer, awaited);
        } catch (TimeoutException e) {
            throw new AccessRefused("no access: nothing was decided on " + about + " within " + limit.toSeconds()
                    + " s: the SCM or the disk of the audit log is slow: run the build again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AccessRefused("no access: the decision on " + about + " was interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AccessRefused refused) {
                throw refused;
            }
            LOGGER.log(Level.WARNING, e.getCause(), () -> "cannot decide on " + about);
            throw new AccessRefused("no access: " + about + " could not be decided on: see the controller's log");
        }
    }

    /** Work that is given up is never interrupted, as it may be writing to the audit log; what has not begun does not begin. */
    private <T> T wait(Future<T> answer, AtomicBoolean awaited)
            throws TimeoutException, InterruptedException, ExecutionException {
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | InterruptedException e) {
            if (awaited.compareAndSet(true, false)) {
                answer.cancel(false);
                throw e;
            }
            return answer.get();
        }
    }
}
