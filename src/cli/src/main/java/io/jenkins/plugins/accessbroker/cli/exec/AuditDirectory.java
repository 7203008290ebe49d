package io.jenkins.plugins.accessbroker.cli.exec;

import io.jenkins.plugins.accessbroker.audit.json.JsonAuditLog;
import io.jenkins.plugins.accessbroker.audit.log.Checkpoint;
import io.jenkins.plugins.accessbroker.audit.log.FileLog;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.log.SignedNote;
import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The directory of an audit log that is written to. A log keeps the origin that it was created with.
 *
 * @param path where it is, or is to be
 * @param key the file of the signing key, if that is not in the directory
 * @param origin what the log is expected to be called; by default what it is called
 */
record AuditDirectory(Path path, Optional<Path> key, Optional<String> origin) {
    private static final String NEW = "access-broker";
    private static final String PROGRAM = "access-broker "
            + Optional.ofNullable(AuditDirectory.class.getPackage().getImplementationVersion())
                    .orElse("(not packaged)");

    /** Whether opening it makes a new log. */
    boolean isNew() {
        return !Files.exists(path.resolve("checkpoint"));
    }

    /**
     * Opens the log, and creates it if it is not there; that it was opened is on it before the first event.
     *
     * @throws CliFault if the paths cannot be those of a log, so that nothing is written to them
     */
    JsonAuditLog open(InstantSource clock) throws CliFault, LogFault {
        AuditOperands.check(this);
        try {
            return new JsonAuditLog(log(origin.orElseGet(this::called)), clock, PROGRAM);
        } catch (LogFault e) {
            if (!Files.exists(path)) {
                throw new CliFault(
                        CliFault.Reason.FILE,
                        "cannot create the directory " + Quote.of(path.toString())
                                + " for the audit log: correct the path, or let this user write there",
                        e);
            }
            throw e;
        }
    }

    private FileLog log(String name) throws LogFault {
        return key.isPresent() ? FileLog.open(path, key.get(), name, new SecureRandom()) : FileLog.open(path, name);
    }

    /** What is wrong with an existing log is for its opening to say. */
    private String called() {
        try (InputStream in = Files.newInputStream(path.resolve("checkpoint"))) {
            SignedNote note = SignedNote.parse(in.readNBytes(SignedNote.MAX_BYTES));
            return Checkpoint.parse(note.text()).origin();
        } catch (IOException | LogFault e) {
            return NEW;
        }
    }
}
