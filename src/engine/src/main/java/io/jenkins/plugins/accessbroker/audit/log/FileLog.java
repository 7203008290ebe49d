package io.jenkins.plugins.accessbroker.audit.log;

import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * The writer of a log: the only one that appends to its directory. Thread-safe; appends of several threads share
 * one commit.
 */
public final class FileLog implements AutoCloseable {
    private FileLog() {}

    /**
     * Opens the log in a directory, with its signing key in the same directory.
     *
     * @param directory the log's directory, created if it is not there; its parent must be there
     * @param origin the log's name, as in {@code jenkins.example.com/audit}: no spaces, no plus, one line
     * @throws LogFault if the directory cannot be used, or holds something else than a sound log of this origin
     */
    public static FileLog open(Path directory, String origin) throws LogFault {
        throw new UnsupportedOperationException("not yet written");
    }

    /**
     * Opens the log in a directory, with its signing key elsewhere.
     *
     * @param directory the log's directory, created if it is not there; its parent must be there
     * @param key the file of the signing key, created with the log; its directory must be there
     * @param origin the log's name, as in {@code jenkins.example.com/audit}: no spaces, no plus, one line
     * @param random makes the key on the first opening
     * @throws LogFault if the directory cannot be used, or holds something else than a sound log of this origin
     */
    public static FileLog open(Path directory, Path key, String origin, SecureRandom random) throws LogFault {
        throw new UnsupportedOperationException("not yet written");
    }

    /**
     * Appends an entry. Returns once the entry and a checkpoint that covers it are durable, and does not return early
     * for an interrupt. If it fails, the entry may or may not be in the log when it is opened again.
     *
     * @throws LogFault if the entry could not be made durable; the log then takes no more until it is opened again,
     *     unless the reason is {@link LogFault.Reason#TOO_LARGE}
     */
    public Appended append(EntryWriter writer) throws LogFault {
        throw new UnsupportedOperationException("not yet written");
    }

    /** The last durable checkpoint. */
    public SignedCheckpoint checkpoint() {
        throw new UnsupportedOperationException("not yet written");
    }

    /** The public key that verifies the log's checkpoints. */
    public VerifierKey key() {
        throw new UnsupportedOperationException("not yet written");
    }

    /** What the opening did about an end that was not in order. */
    public Recovery recovery() {
        throw new UnsupportedOperationException("not yet written");
    }

    /** Lets appends under way finish, then gives up the directory. Closing twice does nothing. */
    @Override
    public void close() {}
}
