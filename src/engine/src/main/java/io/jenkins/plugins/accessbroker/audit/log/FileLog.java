package io.jenkins.plugins.accessbroker.audit.log;

import io.jenkins.plugins.accessbroker.audit.log.LogFault.Reason;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The writer of a log: the only one that appends to its directory. Thread-safe; appends of several threads share
 * one commit. Files are touched by one thread of the log's own, so an interrupt of a caller closes none of them.
 */
public final class FileLog implements AutoCloseable {
    private final CommitQueue queue;
    private final ReentrantLock rotating = new ReentrantLock();
    private final Recovery recovery;
    private final Thread writer;

    private FileLog(LogFiles files, Opening.Opened opened, Closeable lock) {
        this.queue = new CommitQueue(files.directory(), opened.committer());
        this.recovery = opened.recovery();
        Runnable work = () -> run(opened.committer(), lock);
        this.writer = new Thread(null, work, "audit log " + files.directory(), 0, false);
    }

    /**
     * Opens the log in a directory, with its signing key in the same directory.
     *
     * @param directory the log's directory, created if it is not there; its parent must be there
     * @param origin the log's name, as in {@code jenkins.example.com/audit}: 1 to 255 characters on one line, no
     *     spaces, no plus
     * @throws LogFault if the directory cannot be used, or holds something else than a sound log of this origin
     */
    public static FileLog open(Path directory, String origin) throws LogFault {
        return open(new LocalDisk(), LogFiles.in(real(directory)), origin, new SecureRandom());
    }

    /**
     * Opens the log in a directory, with its signing key elsewhere.
     *
     * @param directory the log's directory, created if it is not there; its parent must be there
     * @param key the file of the signing key, created with the log; its directory must be there
     * @param origin the log's name, as in {@code jenkins.example.com/audit}: 1 to 255 characters on one line, no
     *     spaces, no plus
     * @param random makes the key on the first opening
     * @throws LogFault if the directory cannot be used, or holds something else than a sound log of this origin
     */
    public static FileLog open(Path directory, Path key, String origin, SecureRandom random) throws LogFault {
        return open(new LocalDisk(), new LogFiles(real(directory), key.toAbsolutePath()), origin, random);
    }

    /** The directory that is meant now, should a symbolic link to it change later. */
    private static Path real(Path directory) throws LogFault {
        return Attempt.reading(
                directory, () -> Files.exists(directory) ? directory.toRealPath() : directory.toAbsolutePath());
    }

    static FileLog open(Disk disk, LogFiles files, String origin, SecureRandom random) throws LogFault {
        if (!KeyName.valid(origin)) {
            throw new LogFault(
                    Reason.KEY,
                    "`" + Quote.escape(origin) + "` cannot be the origin of an audit log: give 1 to `"
                            + KeyName.MAX_CHARACTERS + "` characters without spaces and plus");
        }
        Closeable lock = LogLock.take(disk, files);
        boolean open = false;
        try {
            FileLog log = new FileLog(files, new Opening(disk, files, origin).open(random), lock);
            log.start();
            open = true;
            return log;
        } finally {
            if (!open) {
                release(lock);
            }
        }
    }

    private void start() {
        writer.setDaemon(true);
        writer.setContextClassLoader(null);
        writer.start();
    }

    private void run(Committer committer, Closeable lock) {
        try {
            queue.run();
        } finally {
            release(committer);
            release(lock);
        }
    }

    /** What fails to close has nothing in it that is not durable. */
    private static void release(Closeable held) {
        try {
            held.close();
        } catch (IOException e) {
            return;
        }
    }

    /**
     * Appends an entry. Returns once the entry and a checkpoint that covers it are durable, and does not return early
     * for an interrupt. If it fails, the entry may or may not be in the log when it is opened again.
     *
     * @throws LogFault if the entry could not be made durable; the log then takes no more until it is opened again,
     *     unless the reason is {@link LogFault.Reason#TOO_LARGE}
     */
    public Appended append(EntryWriter entry) throws LogFault {
        return queue.append(entry);
    }

    /**
     * Replaces the signing key by a new one. Returns once the handover to it is durable, and the old key is overwritten and
     * deleted. If it fails, the next opening ends what was begun: with the new key if the handover was durable, with the old
     * one otherwise.
     *
     * @param random makes the new key
     * @param entry writes the entry that tells of it
     * @return where the entry stands; its checkpoint is the handover, signed by both keys
     * @throws LogFault as {@link #append}
     */
    public Appended rotate(SecureRandom random, HandoverWriter entry) throws LogFault {
        rotating.lock();
        try {
            VerifierKey from = key();
            SigningKey next = SigningKey.following(from, random);
            return queue.rotate(sequence -> entry.entry(sequence, from, next.verifier()), next);
        } finally {
            rotating.unlock();
        }
    }

    /** The last durable checkpoint. */
    public SignedCheckpoint checkpoint() {
        return queue.published();
    }

    /** The public key that verifies the log's last checkpoint. */
    public VerifierKey key() {
        return queue.key();
    }

    /** What the opening did about an end that was not in order. */
    public Recovery recovery() {
        return recovery;
    }

    /** Lets appends under way finish, then gives up the directory. Closing twice does nothing. */
    @Override
    public void close() {
        queue.close();
        boolean interrupted = false;
        while (writer.isAlive()) {
            try {
                writer.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
