package io.jenkins.plugins.accessbroker.audit.json;

import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.AuditFault.Reason;
import io.jenkins.plugins.accessbroker.audit.AuditLog;
import io.jenkins.plugins.accessbroker.audit.LogEvent;
import io.jenkins.plugins.accessbroker.audit.Recorded;
import io.jenkins.plugins.accessbroker.audit.log.FileLog;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.log.LogVerifier;
import io.jenkins.plugins.accessbroker.audit.log.Recovery;
import io.jenkins.plugins.accessbroker.audit.log.VerifierKey;
import io.jenkins.plugins.accessbroker.audit.log.VerifyOptions;
import io.jenkins.plugins.accessbroker.audit.log.VerifyReport;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/** The audit log as a tamper-evident store of JSON entries in a directory. */
public final class JsonAuditLog implements AuditLog {
    private final FileLog log;
    private final InstantSource clock;
    private final Optional<String> program;
    private volatile boolean announced;

    /** Takes over an open store, and closes it when it is closed itself. */
    public JsonAuditLog(FileLog log, InstantSource clock) {
        this(log, clock, Optional.empty());
    }

    /**
     * Takes over an open store. Before the first event of this program it is on the log that it opened the log, and what the
     * opening did about an end that was not in order.
     *
     * @param program what opened it, with its version
     */
    public JsonAuditLog(FileLog log, InstantSource clock, String program) {
        this(log, clock, Optional.of(program));
    }

    private JsonAuditLog(FileLog log, InstantSource clock, Optional<String> program) {
        this.log = log;
        this.clock = clock;
        this.program = program;
    }

    /**
     * Opens the log in a directory, which is created if it is not there.
     *
     * @param origin the log's name in its checkpoints
     * @throws AuditFault if the directory cannot be used, or holds something else than a sound log of this origin
     */
    public static JsonAuditLog open(Path directory, String origin, InstantSource clock) throws AuditFault {
        try {
            return new JsonAuditLog(FileLog.open(directory, origin), clock);
        } catch (LogFault e) {
            throw fault(e);
        }
    }

    /**
     * Recomputes a log from its bytes, and records what came of it on the log itself.
     *
     * @param directory the directory of this log
     * @param options what is known from elsewhere
     * @param by who asked for it; nobody where it is done by itself
     * @throws AuditFault if that is not recorded
     */
    public VerifyReport verify(Path directory, VerifyOptions options, Optional<String> by) throws AuditFault {
        VerifyReport report = LogVerifier.verify(directory, options);
        append(new LogEvent.Verified(
                by, report.entries(), report.holds(), report.findings().size()));
        return report;
    }

    @Override
    public Recorded append(AuditEvent event) throws AuditFault {
        if (!announced) {
            announce();
        }
        return record(event);
    }

    private synchronized void announce() throws AuditFault {
        if (program.isPresent() && !announced) {
            record(new LogEvent.Opened(log.key().name(), log.key().toString(), program.get()));
            Recovery recovery = log.recovery();
            if (!recovery.nothing()) {
                record(new LogEvent.Recovered(recovery.entriesKept(), recovery.bytesDropped()));
            }
        }
        announced = true;
    }

    private Recorded record(AuditEvent event) throws AuditFault {
        Written written = new Written();
        try {
            long sequence = log.append(at -> written.bytes = EventWriter.write(at, clock.instant(), event))
                    .sequence();
            return new Recorded(sequence, written.bytes);
        } catch (LogFault e) {
            throw fault(e);
        }
    }

    /**
     * Replaces the log's signing key by a new one, and records that it did.
     *
     * @param by who has it replaced, as the host knows them
     * @return the new key, which those who verify the log are to be given
     * @throws AuditFault if it is not known to be durable; then the next opening of the log ends what was begun, with the
     *     old key or with the new one
     */
    public KeyRotation rotateKey(String by) throws AuditFault {
        Written written = new Written();
        Keys keys = new Keys();
        announce();
        try {
            long sequence = log.rotate(new SecureRandom(), (at, from, to) -> {
                        keys.from = from;
                        keys.to = to;
                        AuditEvent event = new AuditEvent.KeyRotated(from.toString(), to.toString(), by);
                        written.bytes = EventWriter.write(at, clock.instant(), event);
                        return written.bytes;
                    })
                    .sequence();
            return new KeyRotation(new Recorded(sequence, written.bytes), keys.from, keys.to);
        } catch (LogFault e) {
            throw fault(e);
        }
    }

    /** The keys that the entry names. */
    private static final class Keys {
        private VerifierKey from;
        private VerifierKey to;
    }

    /** Takes what the log's own thread wrote to the thread that waits for it. */
    private static final class Written {
        private volatile byte[] bytes;
    }

    @Override
    public void close() {
        log.close();
    }

    private static AuditFault fault(LogFault fault) {
        Reason reason =
                switch (fault.reason()) {
                    case CORRUPT, MISSING, UNREADABLE -> Reason.CORRUPT;
                    case KEY -> Reason.KEY;
                    case TOO_LARGE -> Reason.TOO_LARGE;
                    default -> Reason.UNWRITABLE;
                };
        return new AuditFault(reason, fault.getMessage(), fault);
    }
}
