package io.jenkins.plugins.accessbroker.plugin.config;

import io.jenkins.plugins.accessbroker.audit.log.Checkpoint;
import io.jenkins.plugins.accessbroker.audit.log.KeyName;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.log.SignedNote;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
        return "jenkins-" + mark("access-broker:" + Jenkins.get().getLegacyInstanceId()) + "/access-broker";
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

    /** What keeps the log from being gone on with in another directory, if anything does. */
    static Optional<String> moved(AccessBrokerSettings before, AccessBrokerSettings wanted) {
        boolean same = wanted.audit().equals(before.audit()) || !wanted.origin().equals(before.origin());
        long size = checkpoint(before.audit()).map(Checkpoint::size).orElse(0L);
        if (same || size == 0 || checkpoint(wanted.audit()).isPresent()) {
            return Optional.empty();
        }
        return Optional.of("`" + AccessBrokerSettings.AUDIT + "`: the audit log " + Quote.of(before.origin())
                + " has " + size + " entries in " + Quote.of(before.auditDirectory())
                + ", and a second log of that name would contradict it: copy the log to "
                + Quote.of(wanted.auditDirectory()) + " first, or give the new log an `" + FIELD + "` of its own");
    }

    /** Part of a file name that stands for a log's name. */
    static String mark(String origin) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(origin.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, SHOWN);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256, which every Java must have", e);
        }
    }

    private static Optional<String> existing(Path directory) {
        return checkpoint(directory).map(Checkpoint::origin);
    }

    /** What is wrong with an existing log is for its opening to say. */
    private static Optional<Checkpoint> checkpoint(Path directory) {
        Path file = directory.resolve("checkpoint");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            SignedNote note = SignedNote.parse(in.readNBytes(SignedNote.MAX_BYTES));
            return Optional.of(Checkpoint.parse(note.text()));
        } catch (IOException | LogFault e) {
            return Optional.empty();
        }
    }
}
