package io.jenkins.plugins.accessbroker.issuer.call;

import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Keeps the caller waiting no longer than a given time, whatever the work is stuck in: a name that is looked up, a
 * process that gives credentials, a connection. What the work brings after that is dropped.
 */
public final class Wall implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool(this::daemon);
    private final String whom;

    /**
     * A wall before the calls of one issuer.
     *
     * @param whom who is asked, for messages, such as {@code sts}
     */
    public Wall(String whom) {
        this.whom = whom;
    }

    /**
     * What the work gives in time.
     *
     * @param late the fault for work that does not
     */
    public <T> T within(Duration time, Supplier<IssuerFault> late, Callable<T> work) throws IssuerFault {
        Future<T> future = threads.submit(work);
        try {
            return future.get(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw late.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IssuerFault(
                    IssuerFault.Reason.UNREACHABLE,
                    "asking " + whom + " was interrupted before it answered: run the step again");
        } catch (ExecutionException e) {
            throw fault(e.getCause());
        } finally {
            future.cancel(true);
        }
    }

    private static IssuerFault fault(Throwable cause) {
        return cause instanceof IssuerFault fault ? fault : IssuerFault.internal(cause);
    }

    private Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "access-broker-" + whom);
        thread.setDaemon(true);
        thread.setContextClassLoader(Wall.class.getClassLoader());
        return thread;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
