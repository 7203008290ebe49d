package io.jenkins.plugins.accessbroker.audit.log;

import java.util.Optional;

/**
 * A checkpoint that a log's entries are compared with.
 *
 * @param name the file it was read from
 * @param note the note it was in
 * @param checkpoint what it states
 */
record Target(String name, SignedNote note, Checkpoint checkpoint) {
    static Target parse(String name, byte[] bytes) throws LogFault {
        SignedNote note = SignedNote.parse(bytes);
        return new Target(name, note, Checkpoint.parse(note.text()));
    }

    /** What is wrong with it as a checkpoint of the log that has this key. */
    Optional<String> wrong(VerifierKey key) {
        try {
            SignedCheckpoint.open(note.bytes(), key);
            return Optional.empty();
        } catch (LogFault e) {
            return Optional.of(e.getMessage());
        }
    }

    long size() {
        return checkpoint.size();
    }
}
