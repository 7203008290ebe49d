package io.jenkins.plugins.accessbroker.plugin.broker;

import hudson.PluginWrapper;
import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.AuditLog;
import io.jenkins.plugins.accessbroker.audit.Recorded;
import io.jenkins.plugins.accessbroker.audit.anchor.LogInDirectory;
import io.jenkins.plugins.accessbroker.audit.json.JsonAuditLog;
import io.jenkins.plugins.accessbroker.audit.json.OpenLease;
import io.jenkins.plugins.accessbroker.audit.json.OpenLeases;
import io.jenkins.plugins.accessbroker.audit.log.FileLog;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.log.Recovery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/**
 * The audit log in its directory. It is open, or says why it is not; what cannot be recorded fails. After a fault it is
 * opened again by {@link #reopen}.
 */
final class AuditStore implements AuditLog {
    private static final Logger LOGGER = Logger.getLogger(AuditStore.class.getName());

    private final Path directory;
    private final Path key;
    private final String origin;
    private final InstantSource clock;
    private volatile State state;

    /** Open with a log, or closed by a fault; and when anything was last recorded. */
    private record State(Optional<Open> open, Optional<AuditFault> fault, Optional<Instant> recorded) {}

    private record Open(FileLog file, JsonAuditLog log) {}

    AuditStore(Setup setup, InstantSource clock) {
        this.directory = setup.audit();
        this.key = setup.key();
        this.origin = setup.origin();
        this.clock = clock;
        this.state = new State(Optional.empty(), Optional.of(closed()), Optional.empty());
    }

    /** Opens the log, or closes it and opens it again. What keeps it from being opened is {@link #fault}. */
    synchronized void reopen() {
        state.open().ifPresent(open -> open.log().close());
        try {
            create(directory);
            create(Objects.requireNonNull(key.toAbsolutePath().getParent()));
            FileLog file = FileLog.open(directory, key, origin, new SecureRandom());
            report(file.recovery());
            state = new State(
                    Optional.of(new Open(file, new JsonAuditLog(file, clock, program()))),
                    Optional.empty(),
                    state.recorded());
        } catch (LogFault e) {
            closed(new AuditFault(AuditFault.Reason.UNWRITABLE, e.getMessage(), e));
        } catch (IOException | RuntimeException e) {
            closed(new AuditFault(
                    AuditFault.Reason.UNWRITABLE,
                    "cannot open the audit log in `" + directory + "`: " + e.getMessage(),
                    e));
        }
    }

    /** This plugin and its version, as the log names what opened it. */
    private static String program() {
        PluginWrapper plugin = Jenkins.get().getPluginManager().whichPlugin(AuditStore.class);
        return "Access Broker plugin"
                + Optional.ofNullable(plugin)
                        .map(known -> " " + known.getVersion())
                        .orElse("");
    }

    private static void create(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            Files.createDirectories(parent);
        }
    }

    private void report(Recovery recovery) {
        if (!recovery.nothing()) {
            LOGGER.warning(() -> "the audit log in " + directory + " was not closed in order: "
                    + recovery.entriesKept() + " entries that nobody was told of were kept, " + recovery.bytesDropped()
                    + " bytes that no checkpoint covers were dropped");
        }
    }

    private void closed(AuditFault fault) {
        LOGGER.log(Level.WARNING, fault, () -> "the audit log cannot be written, so no access is given");
        state = new State(Optional.empty(), Optional.of(fault), state.recorded());
    }

    private static AuditFault closed() {
        return new AuditFault(AuditFault.Reason.UNWRITABLE, "the audit log is not open");
    }

    @Override
    public Recorded append(AuditEvent event) throws AuditFault {
        State before = state;
        if (before.open().isEmpty()) {
            throw before.fault().orElseGet(AuditStore::closed);
        }
        try {
            Recorded recorded = before.open().get().log().append(event);
            recorded();
            return recorded;
        } catch (AuditFault e) {
            failed(before, e);
            throw e;
        }
    }

    private synchronized void recorded() {
        state = new State(state.open(), state.fault(), Optional.of(clock.instant()));
    }

    /** Remembers what stopped the log; an event that is too large stops nothing. */
    private synchronized void failed(State before, AuditFault fault) {
        if (fault.reason() != AuditFault.Reason.TOO_LARGE && state.open().equals(before.open())) {
            LOGGER.log(Level.WARNING, fault, () -> "the audit log cannot be written, so no access is given");
            state = new State(state.open(), Optional.of(fault), state.recorded());
        }
    }

    Path directory() {
        return directory;
    }

    /** Whether this is the log of that setup, and can be written. */
    boolean serves(Setup setup) {
        return fault().isEmpty()
                && directory.equals(setup.audit())
                && key.equals(setup.key())
                && origin.equals(setup.origin());
    }

    /** What keeps the log from being written; nothing while it can be. */
    Optional<AuditFault> fault() {
        return state.fault();
    }

    /** The open log's file, for its checkpoint and key. */
    Optional<FileLog> file() {
        return state.open().map(Open::file);
    }

    /** The open log, for those who anchor it. */
    Optional<LogInDirectory> anchored() {
        return file().map(log -> new LogInDirectory(directory, log.key()));
    }

    /**
     * The leases that are not closed in the log.
     *
     * @throws AuditFault if the log cannot be read
     */
    List<OpenLease> openLeases() throws AuditFault {
        Optional<FileLog> file = file();
        return file.isEmpty()
                ? List.of()
                : OpenLeases.read(
                        directory, file.get().checkpoint().checkpoint().size());
    }

    /**
     * The log as it can be read.
     *
     * @throws LogFault if it is not open, and its checkpoint or key cannot be read from its directory
     */
    ReadableLog readable() throws LogFault {
        Optional<String> fault = fault().map(Throwable::getMessage);
        Optional<FileLog> file = file();
        return file.isPresent()
                ? new ReadableLog(directory, file.get().checkpoint(), file.get().key(), true, fault)
                : ReadableLog.lying(directory, fault.orElse(""));
    }

    /** When something was last recorded by this process. */
    Optional<Instant> lastRecorded() {
        return state.recorded();
    }

    @Override
    public synchronized void close() {
        state.open().ifPresent(open -> open.log().close());
        state = new State(Optional.empty(), Optional.of(closed()), state.recorded());
    }
}
