package io.jenkins.plugins.accessbroker.audit.log;

import io.jenkins.plugins.accessbroker.audit.log.LogFault.Reason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Replaces a log's signing key, step by step:
 *
 * <ol>
 *   <li>the new key is stored, under the name of a key not yet in use;
 *   <li>the entry is appended, and the handover that covers it is published as the log's checkpoint;
 *   <li>the handover is stored for good;
 *   <li>the public key is replaced;
 *   <li>the old key is overwritten, and the new one takes its name.
 * </ol>
 *
 * <p>Before the second step is done the old key is the log's, after it the new one: what a crash leaves is ended, one way
 * or the other, by the next opening.
 */
final class Rotation {
    private final Disk disk;
    private final LogFiles files;
    private final KeyFiles keys;

    Rotation(Disk disk, LogFiles files) {
        this.disk = disk;
        this.files = files;
        this.keys = new KeyFiles(disk, files);
    }

    /** The first step. */
    void prepare(SigningKey next) throws LogFault {
        keys.storeNext(next);
    }

    /** The steps after the handover is the log's checkpoint. Each can be made again. */
    void complete(Handover handover) throws LogFault {
        new Folders(disk, files.directory()).create(files.handovers());
        new Replacement(disk, files.newHandover())
                .write(files.handover(handover.size()), handover.checkpoint().bytes());
        byte[] line = (handover.to() + "\n").getBytes(StandardCharsets.UTF_8);
        new Replacement(disk, files.newPublicKey()).write(files.publicKey(), line);
        keys.retire();
    }

    /**
     * Ends a rotation that was cut off.
     *
     * @param key the key that belongs to the public key of the log
     * @param last the log's checkpoint, which that key signed
     * @return the key in use from now on
     */
    SigningKey settle(SigningKey key, SignedCheckpoint last) throws LogFault {
        Optional<Handover> handover = handover(last);
        if (handover.isPresent() && handover.get().from().equals(key.verifier())) {
            SigningKey next = keys.next(handover.get().to()).orElseThrow(() -> missing(handover.get()));
            complete(handover.get());
            return next;
        }
        if (there(files.newKey())) {
            if (keys.next(key.verifier()).isEmpty()) {
                keys.discardNext();
            } else if (handover.isPresent()) {
                keys.retire();
            } else {
                throw new LogFault(
                        Reason.KEY,
                        "the audit log in `" + files.directory() + "` is not opened: `" + files.newKey()
                                + "` is the key of its public key, and no checkpoint hands over to it: put back the "
                                + "files of its keys");
            }
        }
        return key;
    }

    private Optional<Handover> handover(SignedCheckpoint last) throws LogFault {
        try {
            return Handover.open(last.bytes());
        } catch (LogFault e) {
            throw new LogFault(
                    e.reason(),
                    "the audit log in `" + files.directory()
                            + "` is not opened: its checkpoint does not hand over to a " + "new key as it says: "
                            + e.getMessage() + ": put back what it had",
                    e);
        }
    }

    private LogFault missing(Handover handover) {
        return new LogFault(
                Reason.MISSING,
                "the audit log in `" + files.directory() + "` is not opened: its checkpoint hands over to the key `"
                        + handover.to() + "`, and `" + files.newKey() + "` is not that key: put it back");
    }

    private boolean there(Path path) throws LogFault {
        return Attempt.reading(path, () -> disk.state(path)).isPresent();
    }
}
