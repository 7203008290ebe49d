package io.jenkins.plugins.accessbroker.audit.log;

import io.jenkins.plugins.accessbroker.audit.log.LogFault.Reason;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;

/** Opens a log that is locked: makes a new one, or recovers the one that is there. */
final class Opening {
    private final Disk disk;
    private final LogFiles files;
    private final String origin;
    private final KeyFiles keys;
    private final Publisher publisher;

    Opening(Disk disk, LogFiles files, String origin) {
        this.disk = disk;
        this.files = files;
        this.origin = origin;
        this.keys = new KeyFiles(disk, files);
        this.publisher = new Publisher(disk, files, files.pending());
    }

    Opened open(SecureRandom random) throws LogFault {
        boolean keyed = there(files.key());
        boolean stated = there(files.checkpoint());
        if (!keyed && (!stated || there(files.newKey())) && noBundles()) {
            initialise(random);
        } else if (!stated) {
            throw missing(files.checkpoint(), "there is a key or an entry, so it is not a new log");
        } else if (!keyed) {
            throw missing(files.key(), "the log cannot be continued without its key");
        }
        return recover();
    }

    /** Makes a log of no entries. Its key takes its name last: a log whose key is in use has a checkpoint. */
    private void initialise(SecureRandom random) throws LogFault {
        if (there(files.checkpoint())) {
            Attempt.change("delete", files.checkpoint(), () -> disk.delete(files.checkpoint()));
            force(files.directory());
        }
        SigningKey key = keys.create(origin, random);
        for (Path directory : List.of(files.tiles(), files.entries())) {
            if (!there(directory)) {
                Attempt.change("create", directory, () -> disk.createDirectory(directory));
            }
            force(directory.getParent());
        }
        publisher.publish(key.sign(Checkpoint.of(origin, new MerkleTree())));
        keys.adopt();
    }

    private Opened recover() throws LogFault {
        SigningKey found = keys.load(origin);
        Recovered recovered = new Recoverer(disk, files, found.verifier()).recover();
        Rotation rotation = new Rotation(disk, files);
        SigningKey key = rotation.settle(found, recovered.checkpoint());
        force(files.directory());
        force(files.key().getParent());
        Tail tail = Tail.open(disk, files, recovered.tree().size(), recovered.end());
        Watch watch = new Watch(disk, files);
        SignedCheckpoint published = recovered.checkpoint();
        return new Opened(
                new Committer(
                        key,
                        rotation,
                        watch,
                        tail,
                        recovered.tree(),
                        new TileQueue(new TileStore(disk, files), recovered.tiles()),
                        publisher,
                        published),
                recovered.recovery());
    }

    private void force(Path directory) throws LogFault {
        Attempt.change("force to disk", directory, () -> disk.forceDirectory(directory));
    }

    private boolean there(Path path) throws LogFault {
        return Attempt.reading(path, () -> disk.state(path)).isPresent();
    }

    private boolean noBundles() throws LogFault {
        Path entries = files.entries();
        return !there(entries)
                || Attempt.reading(entries, () -> disk.list(entries, 1)).isEmpty();
    }

    private LogFault missing(Path path, String why) {
        return new LogFault(
                Reason.MISSING,
                "the audit log in `" + files.directory() + "` has no `" + path + "`: " + why
                        + ": put it back, or give a new log an empty directory");
    }

    /** A log that is open, and what was done to open it. */
    record Opened(Committer committer, Recovery recovery) {}
}
