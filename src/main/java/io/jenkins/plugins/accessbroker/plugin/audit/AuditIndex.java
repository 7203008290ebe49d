package io.jenkins.plugins.accessbroker.plugin.audit;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.Terminator;
import io.jenkins.plugins.accessbroker.audit.index.EventIndex;
import io.jenkins.plugins.accessbroker.audit.index.IndexFault;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.plugin.broker.ReadableLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/**
 * The index of the audit log, in {@code access-broker/index} of {@code JENKINS_HOME}. One thread brings it up to the log's
 * checkpoint and asks it, whenever somebody searches; the writer of the log knows nothing of it. It is made anew when it is
 * lost or damaged, and nothing is believed because it says so.
 */
@Extension
public final class AuditIndex {
    private static final Logger LOGGER = Logger.getLogger(AuditIndex.class.getName());

    /** Searches that wait for the index at most. */
    private static final int WAITING = 100;

    private final ThreadPoolExecutor worker = worker();
    private volatile long indexed;

    /** How long somebody who searches waits for the index. */
    volatile Duration patience = Duration.ofSeconds(10);

    static AuditIndex get() {
        return ExtensionList.lookupSingleton(AuditIndex.class);
    }

    private static ThreadPoolExecutor worker() {
        ThreadPoolExecutor one =
                new ThreadPoolExecutor(1, 1, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), work -> {
                    Thread thread = new Thread(work, "access broker: index of the audit log");
                    thread.setDaemon(true);
                    return thread;
                });
        one.allowCoreThreadTimeOut(true);
        return one;
    }

    /** Something that is asked of the index, which is up to the log's checkpoint. */
    @FunctionalInterface
    interface Question<T> {
        T of(EventIndex index, ReadableLog log) throws IndexFault;
    }

    /**
     * Asks the index.
     *
     * @throws SearchFault if there is no answer, or none in time
     */
    <T> T ask(Question<T> question) throws SearchFault {
        return ask(question, patience);
    }

    <T> T ask(Question<T> question, Duration patience) throws SearchFault {
        Future<T> answer;
        try {
            answer = worker.submit(() -> answer(question));
        } catch (RejectedExecutionException e) {
            throw notReady();
        }
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(false);
            throw notReady();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notReady();
        } catch (ExecutionException e) {
            throw fault(e.getCause());
        }
    }

    private SearchFault notReady() {
        return new SearchFault(
                SearchFault.Reason.NOT_READY,
                "the index of the audit log is being made, and has " + indexed + " entries: search again in a while");
    }

    private static SearchFault fault(Throwable cause) {
        if (cause instanceof SearchFault fault) {
            return fault;
        }
        if (cause instanceof LogFault) {
            return new SearchFault(SearchFault.Reason.LOG, cause);
        }
        if (cause instanceof IndexFault || cause instanceof IOException) {
            return new SearchFault(SearchFault.Reason.INDEX, cause);
        }
        throw new IllegalStateException("the index of the audit log failed", cause);
    }

    private <T> T answer(Question<T> question) throws IndexFault, LogFault, SearchFault, IOException {
        try {
            return once(question);
        } catch (IndexFault e) {
            if (!e.damaged()) {
                throw e;
            }
            LOGGER.log(Level.WARNING, e, () -> "the index of the audit log is damaged and is made anew");
            Files.delete(file());
            return once(question);
        }
    }

    private <T> T once(Question<T> question) throws IndexFault, LogFault, SearchFault, IOException {
        SqliteDriver.load(home().resolve("native"));
        Files.createDirectories(home().resolve("index"));
        ReadableLog log = AccessBroker.get().auditLog();
        try (EventIndex index =
                EventIndex.open(log.directory(), log.checkpoint(), log.key(), file(), reached -> indexed = reached)) {
            return question.of(index, log);
        }
    }

    static Path file() {
        return home().resolve("index").resolve("events.db");
    }

    private static Path home() {
        return Jenkins.get().getRootDir().toPath().resolve("access-broker");
    }

    /** Searches no more when the controller stops. */
    @Terminator
    public static void stop() {
        get().worker.shutdownNow();
    }
}
