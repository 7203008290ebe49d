package io.jenkins.plugins.accessbroker.cli.exec;

import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.AuditLog;
import io.jenkins.plugins.accessbroker.audit.json.JsonAuditLog;
import io.jenkins.plugins.accessbroker.audit.log.Checkpoint;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.log.SignedNote;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/** The directory of an audit log that is written to. A log keeps the origin that it was created with. */
final class AuditDirectory {
    private static final String NEW = "access-broker";

    private AuditDirectory() {}

    /**
     * Opens the log, and creates it if it is not there.
     *
     * @param origin what the log is expected to be called; by default what it is called
     */
    static AuditLog open(Path directory, Optional<String> origin, InstantSource clock) throws AuditFault {
        return JsonAuditLog.open(directory, origin.orElseGet(() -> origin(directory)), clock);
    }

    /** What is wrong with an existing log is for its opening to say. */
    private static String origin(Path directory) {
        try (InputStream in = Files.newInputStream(directory.resolve("checkpoint"))) {
            SignedNote note = SignedNote.parse(in.readNBytes(SignedNote.MAX_BYTES));
            return Checkpoint.parse(note.text()).origin();
        } catch (IOException | LogFault e) {
            return NEW;
        }
    }
}
