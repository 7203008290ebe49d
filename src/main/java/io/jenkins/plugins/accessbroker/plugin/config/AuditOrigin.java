package io.jenkins.plugins.accessbroker.plugin.config;

import hudson.Util;
import io.jenkins.plugins.accessbroker.audit.log.Checkpoint;
import io.jenkins.plugins.accessbroker.audit.log.KeyName;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.log.SignedNote;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import jenkins.model.Jenkins;

/** The audit log's name in its checkpoints. A log keeps the name that it was created with. */
final class AuditOrigin {
    static final String FIELD = "auditOrigin";

    private static final int SHOWN = 16;

    private AuditOrigin() {}

    /** What the log is called: as configured, as it is called already, or after this controller. */
    static String of(String configured, Path directory) {
        if (!configured.isEmpty()) {
            return configured;
        }
        return existing(directory).orElseGet(AuditOrigin::ofThisController);
    }

    /** A name that no other controller has, and that tells nothing of this one's keys. */
    static String ofThisController() {
        String id = Util.getDigestOf("access-broker:" + Jenkins.get().getLegacyInstanceId());
        return "jenkins-" + id.substring(0, SHOWN) + "/access-broker";
    }

    /** What keeps the text from being the name of the log in the directory, if anything does. */
    static Optional<String> problem(String configured, Path directory) {
        if (configured.isEmpty()) {
            return Optional.empty();
        }
        if (!KeyName.valid(configured)) {
            return Optional.of("`" + FIELD + "`: expected 1 to " + KeyName.MAX_CHARACTERS
                    + " characters without spaces and plus, such as `jenkins.example.com/access-broker`, found "
                    + Quote.of(configured));
        }
        return existing(directory)
                .filter(name -> !name.equals(configured))
                .map(name -> "`" + FIELD + "`: the audit log in " + Quote.of(directory.toString()) + " is called "
                        + Quote.of(name) + " and keeps that name: write it here, leave the field empty, or name an"
                        + " empty `auditDirectory` for a new log");
    }

    /** What is wrong with an existing log is for its opening to say. */
    private static Optional<String> existing(Path directory) {
        Path file = directory.resolve("checkpoint");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            SignedNote note = SignedNote.parse(in.readNBytes(SignedNote.MAX_BYTES));
            return Optional.of(Checkpoint.parse(note.text()).origin());
        } catch (IOException | LogFault e) {
            return Optional.empty();
        }
    }
}
