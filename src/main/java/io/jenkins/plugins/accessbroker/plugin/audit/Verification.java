package io.jenkins.plugins.accessbroker.plugin.audit;

import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.LogEvent;
import io.jenkins.plugins.accessbroker.audit.json.LeaseLedger;
import io.jenkins.plugins.accessbroker.audit.log.HeldCheckpoint;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.log.LogVerifier;
import io.jenkins.plugins.accessbroker.audit.log.VerifyOptions;
import io.jenkins.plugins.accessbroker.audit.log.VerifyReport;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.plugin.broker.ReadableLog;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Verifies the audit log in the background, one verification at a time, and remembers what came of the last one. */
@Extension
public final class Verification {
    private static final Logger LOGGER = Logger.getLogger(Verification.class.getName());

    private Optional<Running> running = Optional.empty();
    private Optional<Result> last = Optional.empty();

    /**
     * A verification that is under way.
     *
     * @param by who started it
     * @param since when
     * @param total the entries of the log when it began; nothing where that is not known
     * @param done the entries that are hashed
     */
    record Running(String by, Instant since, Optional<Long> total, AtomicLong done) {}

    /**
     * What came of a verification.
     *
     * @param by who started it
     * @param ended when it ended
     * @param report what was found; nothing if it failed itself
     * @param unreadable entries that are no events of a form known here, the first of them
     * @param open leases without an end
     * @param fault why it failed itself; empty if it did not
     */
    record Result(
            String by, Instant ended, Optional<VerifyReport> report, List<Long> unreadable, int open, String fault) {
        Result {
            unreadable = List.copyOf(unreadable);
        }
    }

    static Verification get() {
        return ExtensionList.lookupSingleton(Verification.class);
    }

    /** Begins a verification, unless one is under way. */
    synchronized boolean start(String by) {
        if (running.isPresent()) {
            return false;
        }
        Path directory = AccessBroker.get().health().audit().directory();
        Optional<ReadableLog> log = log();
        Running now = new Running(by, Instant.now(), log.map(ReadableLog::size), new AtomicLong());
        running = Optional.of(now);
        Thread thread = new Thread(() -> run(directory, log, now), "access broker: verification of the audit log");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
        return true;
    }

    private static Optional<ReadableLog> log() {
        try {
            return Optional.of(AccessBroker.get().auditLog());
        } catch (LogFault e) {
            LOGGER.log(Level.FINE, e, () -> "the verification is given nothing from outside the log's directory");
            return Optional.empty();
        }
    }

    private void run(Path directory, Optional<ReadableLog> log, Running now) {
        Result result;
        try {
            result = verify(directory, log, now);
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "the verification of the audit log failed");
            result =
                    new Result(now.by(), Instant.now(), Optional.empty(), List.of(), 0, String.valueOf(e.getMessage()));
        }
        result.report().ifPresent(report -> record(now.by(), report));
        end(result);
    }

    /** What was found stands on the page also where the log cannot be written any more. */
    private static void record(String by, VerifyReport report) {
        try {
            AccessBroker.get()
                    .record(new LogEvent.Verified(
                            Optional.of(by),
                            report.entries(),
                            report.holds(),
                            report.findings().size()));
        } catch (AuditFault e) {
            LOGGER.log(Level.WARNING, e, () -> "it is not on the audit log that " + by + " verified it");
        }
    }

    /** What the writer itself has of the log stands against what lies in the directory. */
    private static Result verify(Path directory, Optional<ReadableLog> log, Running now) {
        VerifyOptions options = log.filter(ReadableLog::open)
                .map(open -> VerifyOptions.none()
                        .withKey(open.key())
                        .withCheckpoint(HeldCheckpoint.of(
                                "the writer's checkpoint", open.checkpoint().bytes())))
                .orElseGet(VerifyOptions::none);
        LeaseLedger leases = new LeaseLedger();
        VerifyReport report = LogVerifier.verify(directory, options, (sequence, bytes) -> {
            now.done().incrementAndGet();
            leases.entry(sequence, bytes);
        });
        return new Result(
                now.by(),
                Instant.now(),
                Optional.of(report),
                leases.unreadable(),
                leases.open().size(),
                "");
    }

    private synchronized void end(Result result) {
        running = Optional.empty();
        last = Optional.of(result);
    }

    synchronized Optional<Running> running() {
        return running;
    }

    /** The last that ended since Jenkins started. */
    synchronized Optional<Result> last() {
        return last;
    }
}
